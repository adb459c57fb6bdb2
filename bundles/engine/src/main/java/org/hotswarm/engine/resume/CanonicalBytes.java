package org.hotswarm.engine.resume;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;

/**
 * The bencoded bytes of a tree, made without a codec: when the engine leaves, the codec may have
 * left before it, and nothing may be lost by that. Who comes back reads with the codec.
 */
final class CanonicalBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CanonicalBytes() {}

  static byte[] of(BValue tree) {
    CanonicalBytes bytes = new CanonicalBytes();
    bytes.write(tree);
    return bytes.out.toByteArray();
  }

  private void write(BValue value) {
    if (value instanceof BInteger number) {
      ascii("i" + number.value() + "e");
    } else if (value instanceof BString string) {
      string(string);
    } else if (value instanceof BList list) {
      ascii("l");
      list.values().forEach(this::write);
      ascii("e");
    } else if (value instanceof BDictionary dictionary) {
      ascii("d");
      dictionary.entries().entrySet().forEach(this::entry);
      ascii("e");
    }
  }

  private void entry(Map.Entry<BString, BValue> entry) {
    string(entry.getKey());
    write(entry.getValue());
  }

  private void string(BString string) {
    ascii(string.length() + ":");
    out.writeBytes(string.toBytes());
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
