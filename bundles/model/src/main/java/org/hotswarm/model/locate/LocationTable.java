package org.hotswarm.model.locate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Countries and autonomous systems by address. Tables are files of lines, one range each, as they
 * are published for everybody to use:
 *
 * <ul>
 *   <li>{@code first TAB last TAB number TAB country TAB name}: country and system, as of ip2asn
 *   <li>{@code first,last,country}: countries alone, as of DB-IP Lite
 * </ul>
 *
 * <p>A range costs 36 bytes; a look-up costs the logarithm of their number.
 */
public final class LocationTable {
  private final long[] keys;
  private final int[] places;
  private final List<Location> locations;

  /** Longs of a range: both halves of its first and of its last address. */
  static final int WIDTH = 4;

  /**
   * @param keys {@link #WIDTH} for each range, in ascending order, without overlap
   * @param places of each range, in {@code locations}
   */
  LocationTable(long[] keys, int[] places, List<Location> locations) {
    this.keys = keys;
    this.places = places;
    this.locations = locations;
  }

  /**
   * Reads a file; one that ends with {@code .gz} is inflated.
   *
   * @throws IOException when it cannot be read
   * @throws LocationException when a line is no range, ranges overlap, or there are too many
   */
  public static LocationTable read(Path file) throws IOException, LocationException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads lines; empty ones, and those that begin with {@code #}, are passed over.
   *
   * @throws IOException when the reader cannot be read
   * @throws LocationException as {@link #read(Path)}
   */
  public static LocationTable read(Reader lines) throws IOException, LocationException {
    return new LocationReader(new BufferedReader(lines)).read();
  }

  /** How many ranges it has. */
  public int size() {
    return places.length;
  }

  /** What is said of {@code address}; empty when no range holds it. */
  public Optional<Location> find(InetAddress address) {
    AddressKey key = AddressKey.of(address);
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (key(middle, 0).compareTo(key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean held = low > 0 && key(low - 1, 2).compareTo(key) >= 0;
    return held ? Optional.of(locations.get(places[low - 1])) : Optional.empty();
  }

  private AddressKey key(int range, int from) {
    return new AddressKey(keys[range * WIDTH + from], keys[range * WIDTH + from + 1]);
  }
}
