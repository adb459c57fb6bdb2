package org.hotswarm.tracker.udp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The parts of BEP 15 packets that every action shares. */
final class Packets {
  /** Action of {@code connect} (BEP 15). */
  static final int CONNECT = 0;

  /** Action of an error packet (BEP 15). */
  static final int ERROR = 3;

  /** Action and transaction id, with which every reply begins (BEP 15). */
  static final int REPLY_HEADER_LENGTH = 8;

  /** What stands for the connection id in {@code connect} (BEP 15). */
  private static final long PROTOCOL_ID = 0x41727101980L;

  private static final int CONNECT_LENGTH = 16;

  /** As much of a tracker's words as a user wants to read. */
  private static final int LONGEST_WORDS = 500;

  private Packets() {}

  static ByteBuffer connect(int transactionId) {
    ByteBuffer out = ByteBuffer.allocate(CONNECT_LENGTH);
    return out.putLong(PROTOCOL_ID).putInt(CONNECT).putInt(transactionId).flip();
  }

  /** A number of peers; a negative one says nothing. */
  static OptionalInt count(int sent) {
    return sent < 0 ? OptionalInt.empty() : OptionalInt.of(sent);
  }

  /** The message of an error packet, fit to be shown. */
  static String words(ByteBuffer body) {
    String text = StandardCharsets.UTF_8.decode(body.slice()).toString();
    String shown = text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    if (shown.isEmpty()) {
      return "the tracker refused without a reason";
    }
    return shown.length() <= LONGEST_WORDS ? shown : shown.substring(0, LONGEST_WORDS);
  }
}
