package org.hotswarm.engine.rate;

/** What a load costs on the wire, in packets of Ethernet's size. */
final class Packets {
  /** Of an IP packet over Ethernet (RFC 894). */
  private static final int MTU = 1500;

  private Packets() {}

  /** Bytes on the wire for {@code load} bytes, with {@code headers} bytes in each packet. */
  static long onWire(long load, int headers) {
    int room = MTU - headers;
    return load + (load + room - 1) / room * headers;
  }

  /** The greatest load whose cost is at most {@code wire} bytes. */
  static long load(long wire, int headers) {
    return wire / MTU * (MTU - headers) + Math.max(0, wire % MTU - headers);
  }
}
