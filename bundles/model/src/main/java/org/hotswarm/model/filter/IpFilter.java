package org.hotswarm.model.filter;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which addresses are kept out (manual: ip_filter). Made of rules of which the last that concerns
 * an address wins; without rules everybody is allowed. A look-up costs the logarithm of the number
 * of ranges; a range costs 17 bytes for IPv4 and 33 for IPv6. IPv4-mapped IPv6 addresses are IPv4
 * addresses here.
 */
public final class IpFilter {
  private static final IpFilter NONE = builder().build();

  private final AddressColumn v4;
  private final AddressColumn v6;

  private IpFilter(AddressColumn v4, AddressColumn v6) {
    this.v4 = v4;
    this.v6 = v6;
  }

  /** The filter that allows everybody. */
  public static IpFilter none() {
    return NONE;
  }

  /** Begins with everybody allowed. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether {@code address} is kept out. */
  public boolean isBlocked(InetAddress address) {
    byte[] raw = address.getAddress();
    AddressColumn changes = Family.of(raw) == Family.V4 ? v4 : v6;
    return changes.countUpTo(Family.high(raw), Family.low(raw)) % 2 == 1;
  }

  /** Whether nobody is kept out. */
  public boolean isEmpty() {
    return v4.size() == 0 && v6.size() == 0;
  }

  /** How many ranges of both families are kept out; ranges that touch are one. */
  public int blockedRanges() {
    return (v4.size() + 1) / 2 + (v6.size() + 1) / 2;
  }

  /** All IPv4 addresses in the fewest ranges that tell them apart, from low to high. */
  public List<IpRange> v4() {
    return new Ranges(v4);
  }

  /** All IPv6 addresses in the fewest ranges that tell them apart, from low to high. */
  public List<IpRange> v6() {
    return new Ranges(v6);
  }

  /**
   * As bytes, for {@link #ofBytes}: how many times the answer changes between neighbours of IPv4 (4
   * bytes), then the addresses at which it does, in ascending order, 4 bytes each, then those of
   * IPv6, 16 bytes each. Below the first all are allowed.
   */
  public byte[] toBytes() {
    int lengthV4 = v4.size() * Family.V4.length;
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + lengthV4 + v6.size() * Family.V6.length);
    out.putInt(v4.size());
    v4.write(out);
    v6.write(out);
    return out.array();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when it has the wrong length or order
   */
  public static IpFilter ofBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.remaining() < Integer.BYTES) {
      throw new IllegalArgumentException("a filter has at least 4 bytes, not " + bytes.length);
    }
    int countV4 = in.getInt();
    long lengthV6 = in.remaining() - (long) countV4 * Family.V4.length;
    if (countV4 < 0 || lengthV6 < 0 || lengthV6 % Family.V6.length != 0) {
      throw new IllegalArgumentException(
          "a filter with " + countV4 + " changes of IPv4 has not " + bytes.length + " bytes");
    }
    AddressColumn v4 = AddressColumn.read(Family.V4, in, countV4);
    int countV6 = (int) (lengthV6 / Family.V6.length);
    return new IpFilter(v4, AddressColumn.read(Family.V6, in, countV6));
  }

  /** Memory that the ranges take. */
  public long bytes() {
    return v4.bytes() + v6.bytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpFilter that && v4.equals(that.v4) && v6.equals(that.v6);
  }

  @Override
  public int hashCode() {
    return 31 * v4.hashCode() + v6.hashCode();
  }

  @Override
  public String toString() {
    return blockedRanges() + " blocked ranges";
  }

  /** A view, as a list of a million records would cost more than the filter. */
  private static final class Ranges extends AbstractList<IpRange> {
    private final AddressColumn changes;
    private final int skipped;

    Ranges(AddressColumn changes) {
      this.changes = changes;
      boolean blockedFromZero = changes.size() > 0 && changes.high(0) == 0 && changes.low(0) == 0;
      this.skipped = blockedFromZero ? 1 : 0;
    }

    @Override
    public int size() {
      return changes.size() + 1 - skipped;
    }

    @Override
    public IpRange get(int index) {
      int range = Objects.checkIndex(index, size()) + skipped;
      return new IpRange(first(range), last(range), range % 2 == 1);
    }

    private InetAddress first(int range) {
      return range == 0
          ? changes.family().address(0, 0)
          : changes.family().address(changes.high(range - 1), changes.low(range - 1));
    }

    private InetAddress last(int range) {
      Family family = changes.family();
      if (range == changes.size()) {
        return family.address(family.topHigh, family.topLow);
      }
      long low = changes.low(range);
      return family.address(low == 0 ? changes.high(range) - 1 : changes.high(range), low - 1);
    }
  }

  /** Takes rules. Owner thread: that of whoever made it. */
  public static final class Builder {
    private final RuleList v4 = new RuleList(Family.V4);
    private final RuleList v6 = new RuleList(Family.V6);

    private Builder() {}

    /** How many rules were given. */
    public int size() {
      return v4.size() + v6.size();
    }

    /** Keeps {@code first} to {@code last} out; see {@link #rule}. */
    public Builder block(InetAddress first, InetAddress last) {
      return rule(first, last, true);
    }

    /** Allows {@code first} to {@code last}; see {@link #rule}. */
    public Builder allow(InetAddress first, InetAddress last) {
      return rule(first, last, false);
    }

    /**
     * From now on the addresses from {@code first} to {@code last} are treated so, whatever earlier
     * rules say.
     *
     * @throws IllegalArgumentException when the two are not of one family, or the last comes before
     *     the first
     */
    public Builder rule(InetAddress first, InetAddress last, boolean blocked) {
      byte[] from = first.getAddress();
      byte[] to = last.getAddress();
      if (from.length != to.length) {
        throw new IllegalArgumentException(
            first.getHostAddress() + " and " + last.getHostAddress() + " are not of one family");
      }
      if (Arrays.compareUnsigned(from, to) > 0) {
        throw new IllegalArgumentException(
            last.getHostAddress() + " comes before " + first.getHostAddress());
      }
      (Family.of(from) == Family.V4 ? v4 : v6).add(from, to, blocked);
      return this;
    }

    /** The filter that these rules make; the builder can be used further. */
    public IpFilter build() {
      return new IpFilter(v4.changes(), v6.changes());
    }
  }
}
