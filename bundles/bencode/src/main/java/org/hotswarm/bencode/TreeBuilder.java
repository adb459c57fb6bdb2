package org.hotswarm.bencode;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;

/** Builds the tree of one value from its tokens; each byte string is copied once. */
final class TreeBuilder {
  private final Tokens tokens;
  private final ByteBuffer window;
  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * @param tokens about to walk over a value
   * @param in the buffer they walk over
   */
  TreeBuilder(Tokens tokens, ByteBuffer in) {
    this.tokens = tokens;
    this.window = in.duplicate();
  }

  /** Reads one value. */
  BValue build() throws BencodeException {
    while (true) {
      BValue finished = step(tokens.next());
      if (finished != null && open.isEmpty()) {
        return finished;
      }
      if (finished != null) {
        open.peek().add(finished);
      }
    }
  }

  /** The value that ends with this token, or null when none does. */
  private BValue step(Token token) {
    switch (token) {
      case INTEGER:
        return new BInteger(tokens.integer());
      case STRING:
        return string();
      case KEY:
        open.peek().key(string());
        return null;
      case LIST:
        open.push(new OpenList());
        return null;
      case DICTIONARY:
        open.push(new OpenDictionary());
        return null;
      case END:
        return open.pop().close();
    }
    throw new IllegalStateException("no such token: " + token);
  }

  private BString string() {
    return BString.copyOf(window.limit(tokens.at()).position(tokens.from()));
  }

  /** A list or dictionary whose end has not come. */
  private interface Open {
    void key(BString key);

    void add(BValue value);

    BValue close();
  }

  private static final class OpenList implements Open {
    private final List<BValue> values = new ArrayList<>();

    @Override
    public void key(BString key) {
      throw new IllegalStateException("a list has no keys");
    }

    @Override
    public void add(BValue value) {
      values.add(value);
    }

    @Override
    public BValue close() {
      return new BList(values);
    }
  }

  private static final class OpenDictionary implements Open {
    private final TreeMap<BString, BValue> entries = new TreeMap<>();
    private BString key;

    @Override
    public void key(BString next) {
      key = next;
    }

    @Override
    public void add(BValue value) {
      entries.putIfAbsent(key, value);
    }

    @Override
    public BValue close() {
      return BDictionary.copyOf(entries);
    }
  }
}
