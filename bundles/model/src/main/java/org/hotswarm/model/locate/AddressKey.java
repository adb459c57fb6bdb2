package org.hotswarm.model.locate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of either family as a number of 128 bits; IPv4 addresses are where RFC 4291 maps them.
 *
 * @param high upper half, unsigned
 * @param low lower half, unsigned
 */
record AddressKey(long high, long low) implements Comparable<AddressKey> {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final long MAPPED = 0xffff_0000_0000L;
  private static final int V4_LENGTH = 4;

  static AddressKey of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == V4_LENGTH
        ? new AddressKey(0, MAPPED | Integer.toUnsignedLong(bytes.getInt()))
        : new AddressKey(bytes.getLong(), bytes.getLong());
  }

  /** Reads an address, and looks no name up. */
  static Optional<AddressKey> parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(InetAddress.getByName(text)));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(AddressKey other) {
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }
}
