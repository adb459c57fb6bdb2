package org.hotswarm.wire;

/** The ids of the messages, each with the BEP that gives it. */
final class MessageId {
  /** BEP 3. */
  static final int CHOKE = 0;

  /** BEP 3. */
  static final int UNCHOKE = 1;

  /** BEP 3. */
  static final int INTERESTED = 2;

  /** BEP 3. */
  static final int NOT_INTERESTED = 3;

  /** BEP 3. */
  static final int HAVE = 4;

  /** BEP 3. */
  static final int BITFIELD = 5;

  /** BEP 3. */
  static final int REQUEST = 6;

  /** BEP 3. */
  static final int PIECE = 7;

  /** BEP 3. */
  static final int CANCEL = 8;

  /** BEP 5. */
  static final int PORT = 9;

  /** BEP 6. */
  static final int SUGGEST = 0x0d;

  /** BEP 6. */
  static final int HAVE_ALL = 0x0e;

  /** BEP 6. */
  static final int HAVE_NONE = 0x0f;

  /** BEP 6. */
  static final int REJECT = 0x10;

  /** BEP 6. */
  static final int ALLOWED_FAST = 0x11;

  /** BEP 10. */
  static final int EXTENDED = 20;

  private MessageId() {}
}
