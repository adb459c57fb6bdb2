package org.hotswarm.model.filter;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Prints what a filter of a million ranges costs; not a test, as it measures time. Run it from the
 * root of the house, when {@code bundles/model} has been built: {@code java -cp
 * bundles/model/target/classes
 * bundles/model/src/test/java/org/hotswarm/model/filter/IpFilterFigures.java}.
 */
public final class IpFilterFigures {
  private static final int RANGES = 1_000_000;
  private static final int ADDRESSES = 1 << 20;
  private static final int ROUNDS = 20;

  private IpFilterFigures() {}

  /** Measures both families. */
  public static void main(String[] args) throws Exception {
    measure("IPv4", 4);
    measure("IPv6", 16);
  }

  private static void measure(String name, int length) throws Exception {
    byte[] list = list(length);
    long before = used();
    long start = System.nanoTime();
    IpFilter.Builder builder = IpFilter.builder();
    new IpFilterReader().read(name, new ByteArrayInputStream(list), builder);
    IpFilter filter = builder.build();
    double seconds = (System.nanoTime() - start) / 1e9;
    builder = null;
    long memory = used() - before;
    System.out.printf(
        "%s: %,d ranges read in %.2f s, %.1f MB, %.0f ns a look-up%n",
        name, filter.blockedRanges(), seconds, memory / 1e6, nanosPerLookUp(filter, length));
  }

  /** Evenly spread, each of some addresses, with gaps between them. */
  private static byte[] list(int length) throws Exception {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < RANGES; i++) {
      list.append("Range ").append(i).append(':').append(text(i * 4000, length));
      list.append('-').append(text(i * 4000 + 1000, length)).append('\n');
    }
    return list.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(int first, int length) throws Exception {
    ByteBuffer raw = ByteBuffer.allocate(length);
    return InetAddress.getByAddress(raw.putInt(first).array()).getHostAddress();
  }

  private static double nanosPerLookUp(IpFilter filter, int length) throws Exception {
    Random random = new Random(1);
    InetAddress[] addresses = new InetAddress[ADDRESSES];
    for (int i = 0; i < ADDRESSES; i++) {
      byte[] raw = new byte[length];
      random.nextBytes(raw);
      addresses[i] = InetAddress.getByAddress(raw);
    }
    long best = Long.MAX_VALUE;
    int blocked = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (InetAddress address : addresses) {
        blocked += filter.isBlocked(address) ? 1 : 0;
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    if (blocked == 0 || blocked == ROUNDS * ADDRESSES) {
      throw new AssertionError("the filter does nothing");
    }
    return (double) best / ADDRESSES;
  }

  private static long used() throws InterruptedException {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(50);
      used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return used;
  }
}
