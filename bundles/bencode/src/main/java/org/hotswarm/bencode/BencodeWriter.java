package org.hotswarm.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;

/** Writes one tree canonically (BEP 3) into an array that grows. */
final class BencodeWriter {
  private static final int FIRST_CAPACITY = 256;

  /** The longest array every virtual machine can make. */
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private final Deque<Iterator<BValue>> open = new ArrayDeque<>();
  private byte[] out = new byte[FIRST_CAPACITY];
  private int length;

  /** The bytes of {@code root}. */
  byte[] write(BValue root) {
    value(root);
    while (!open.isEmpty()) {
      Iterator<BValue> rest = open.peek();
      if (rest.hasNext()) {
        value(rest.next());
      } else {
        open.pop();
        put('e');
      }
    }
    return Arrays.copyOf(out, length);
  }

  private void value(BValue value) {
    if (value instanceof BString string) {
      string(string);
    } else if (value instanceof BInteger integer) {
      put('i');
      digits(integer.value());
      put('e');
    } else if (value instanceof BList list) {
      put('l');
      open.push(list.values().iterator());
    } else if (value instanceof BDictionary dictionary) {
      put('d');
      open.push(new Alternating(dictionary.entries().entrySet().iterator()));
    }
  }

  private void string(BString string) {
    digits(string.length());
    put(':');
    ByteBuffer bytes = string.buffer();
    int count = bytes.remaining();
    reserve(count);
    bytes.get(out, length, count);
    length += count;
  }

  private void digits(long number) {
    byte[] text = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    reserve(text.length);
    System.arraycopy(text, 0, out, length, text.length);
    length += text.length;
  }

  private void put(char ascii) {
    reserve(1);
    out[length++] = (byte) ascii;
  }

  private void reserve(int count) {
    int needed = Math.addExact(length, count);
    if (needed > out.length) {
      out = Arrays.copyOf(out, (int) Math.min(LARGEST, Math.max(needed, 2L * out.length)));
    }
  }

  /** The keys and values of a dictionary in turn. */
  private static final class Alternating implements Iterator<BValue> {
    private final Iterator<Map.Entry<BString, BValue>> entries;
    private BValue value;

    Alternating(Iterator<Map.Entry<BString, BValue>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return value != null || entries.hasNext();
    }

    @Override
    public BValue next() {
      BValue next = value;
      value = null;
      if (next == null) {
        Map.Entry<BString, BValue> entry = entries.next();
        next = entry.getKey();
        value = entry.getValue();
      }
      return next;
    }
  }
}
