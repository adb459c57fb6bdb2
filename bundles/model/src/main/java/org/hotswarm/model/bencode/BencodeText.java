package org.hotswarm.model.bencode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;

/**
 * A bencoded tree in lines that a person can read (manual: entry::print). What is not plain text is
 * shown in hexadecimal digits, and cut. Trees may be of any depth; lines beyond the fortieth level
 * are indented no further.
 */
public final class BencodeText {
  private static final int INDENT = 2;
  private static final int DEEPEST_INDENTED = 40;
  private static final int BYTES_SHOWN = 32;

  private final StringBuilder text = new StringBuilder();
  private final Deque<Level> open = new ArrayDeque<>();

  /** A container of which some is yet to be written. */
  private record Level(Iterator<?> rest, char end) {}

  private BencodeText() {}

  /** {@code value}, each line ended by a line feed. */
  public static String of(BValue value) {
    return new BencodeText().write(value);
  }

  private String write(BValue root) {
    begin(root);
    while (!open.isEmpty()) {
      Level level = open.peek();
      if (level.rest().hasNext()) {
        next(level.rest().next());
      } else {
        open.pop();
        line(String.valueOf(level.end()));
      }
    }
    return text.toString();
  }

  private void next(Object element) {
    indent();
    if (element instanceof Map.Entry<?, ?> entry) {
      text.append(shown((BString) entry.getKey())).append(": ");
      begin((BValue) entry.getValue());
    } else {
      begin((BValue) element);
    }
  }

  /** Writes a value behind what its line has already; of a container only where it begins. */
  private void begin(BValue value) {
    if (value instanceof BDictionary dictionary) {
      text.append("{\n");
      open.push(new Level(dictionary.entries().entrySet().iterator(), '}'));
    } else if (value instanceof BList list) {
      text.append("[\n");
      open.push(new Level(list.values().iterator(), ']'));
    } else if (value instanceof BString string) {
      text.append(shown(string)).append('\n');
    } else if (value instanceof BInteger integer) {
      text.append(integer.value()).append('\n');
    }
  }

  private void line(String what) {
    indent();
    text.append(what).append('\n');
  }

  private void indent() {
    text.append(" ".repeat(INDENT * Math.min(open.size(), DEEPEST_INDENTED)));
  }

  private static String shown(BString string) {
    if (string.isUtf8() && string.utf8().codePoints().noneMatch(BencodeText::isHidden)) {
      return '"' + string.utf8().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    byte[] bytes = string.toBytes();
    int cut = Math.min(bytes.length, BYTES_SHOWN);
    String digits = HexFormat.of().formatHex(bytes, 0, cut);
    return "<" + digits + (cut < bytes.length ? "... " + bytes.length + " bytes" : "") + ">";
  }

  private static boolean isHidden(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
