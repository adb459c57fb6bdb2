package org.hotswarm.model.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Addresses as unsigned numbers of 128 bits; those of IPv4 have only the low half. */
enum Family {
  V4(0, 0xffff_ffffL, Integer.BYTES),
  V6(-1, -1, 2 * Long.BYTES);

  final long topHigh;
  final long topLow;
  final int length;

  Family(long topHigh, long topLow, int length) {
    this.topHigh = topHigh;
    this.topLow = topLow;
    this.length = length;
  }

  /** That of {@code raw} address bytes. */
  static Family of(byte[] raw) {
    return raw.length == V4.length ? V4 : V6;
  }

  /** That of {@code address}. */
  static Family of(InetAddress address) {
    return of(address.getAddress());
  }

  static long high(byte[] raw) {
    return raw.length == V4.length ? 0 : ByteBuffer.wrap(raw).getLong();
  }

  static long low(byte[] raw) {
    return raw.length == V4.length
        ? Integer.toUnsignedLong(ByteBuffer.wrap(raw).getInt())
        : ByteBuffer.wrap(raw).getLong(Long.BYTES);
  }

  boolean isTop(long high, long low) {
    return high == topHigh && low == topLow;
  }

  InetAddress address(long high, long low) {
    ByteBuffer raw = ByteBuffer.allocate(length);
    if (this == V4) {
      raw.putInt((int) low);
    } else {
      raw.putLong(high).putLong(low);
    }
    try {
      return InetAddress.getByAddress(raw.array());
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }
}
