package org.hotswarm.model.locate;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the lines of a table. */
final class LocationReader {
  /** Ranges of a table; those that are published have less than a million. */
  static final int MOST_RANGES = 5_000_000;

  /** Characters of a line. */
  static final int LONGEST_LINE = 1000;

  private static final int OF_COUNTRY = 3;
  private static final int OF_SYSTEM = 5;
  private static final long MOST_SYSTEMS = 0xffff_ffffL;

  private static final Location NOWHERE =
      new Location(Optional.empty(), OptionalLong.empty(), Optional.empty());

  private final BufferedReader in;
  private final List<Range> ranges = new ArrayList<>();
  private final Map<Location, Integer> numbers = new HashMap<>();
  private final List<Location> locations = new ArrayList<>();
  private long line;

  private record Range(AddressKey first, AddressKey last, int place, long line) {}

  LocationReader(BufferedReader in) {
    this.in = in;
  }

  LocationTable read() throws IOException, LocationException {
    for (Optional<String> next; (next = next()).isPresent(); ) {
      String text = next.get().strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        add(text);
      }
    }
    ranges.sort(Comparator.comparing(Range::first));
    long[] keys = new long[ranges.size() * LocationTable.WIDTH];
    int[] places = new int[ranges.size()];
    for (int i = 0; i < places.length; i++) {
      Range range = ranges.get(i);
      if (i > 0 && ranges.get(i - 1).last().compareTo(range.first()) >= 0) {
        throw new LocationException(
            range.line(), "overlaps the range of line " + ranges.get(i - 1).line());
      }
      int at = i * LocationTable.WIDTH;
      keys[at] = range.first().high();
      keys[at + 1] = range.first().low();
      keys[at + 2] = range.last().high();
      keys[at + 3] = range.last().low();
      places[i] = range.place();
    }
    return new LocationTable(keys, places, List.copyOf(locations));
  }

  /** The next line, of which no more is kept than may be. */
  private Optional<String> next() throws IOException, LocationException {
    line++;
    StringBuilder text = new StringBuilder();
    int letter;
    while ((letter = in.read()) >= 0 && letter != '\n') {
      if (text.length() == LONGEST_LINE) {
        throw new LocationException(line, "longer than " + LONGEST_LINE + " characters");
      }
      text.append((char) letter);
    }
    return letter < 0 && text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private void add(String text) throws LocationException {
    String[] fields = text.split(text.indexOf('\t') >= 0 ? "\t" : ",", -1);
    if (fields.length != OF_COUNTRY && fields.length != OF_SYSTEM) {
      throw new LocationException(line, fields.length + " fields, of 3 or 5 that it may have");
    }
    AddressKey first = address(fields[0]);
    AddressKey last = address(fields[1]);
    if (first.compareTo(last) > 0) {
      throw new LocationException(line, fields[0] + " is behind " + fields[1]);
    }
    if (ranges.size() == MOST_RANGES) {
      throw new LocationException(line, "more than " + MOST_RANGES + " ranges");
    }
    Location location = fields.length == OF_COUNTRY ? country(fields[2]) : system(fields);
    if (!location.equals(NOWHERE)) {
      ranges.add(new Range(first, last, number(location), line));
    }
  }

  private int number(Location location) {
    return numbers.computeIfAbsent(
        location,
        added -> {
          locations.add(added);
          return locations.size() - 1;
        });
  }

  private AddressKey address(String text) throws LocationException {
    return AddressKey.parse(unquoted(text))
        .orElseThrow(() -> new LocationException(line, "'" + text + "' is no address"));
  }

  private static Location country(String text) {
    return new Location(letters(text), OptionalLong.empty(), Optional.empty());
  }

  /** A number of 0 stands for addresses that nobody announces. */
  private Location system(String[] fields) throws LocationException {
    long number;
    try {
      number = Long.parseLong(unquoted(fields[2]));
    } catch (NumberFormatException none) {
      throw new LocationException(line, "'" + fields[2] + "' is no number of a system");
    }
    if (number < 0 || number > MOST_SYSTEMS) {
      throw new LocationException(line, number + " is no number of a system");
    }
    String name = unquoted(fields[4]);
    return number == 0
        ? new Location(letters(fields[3]), OptionalLong.empty(), Optional.empty())
        : new Location(
            letters(fields[3]),
            OptionalLong.of(number),
            Optional.of(name).filter(called -> !called.isEmpty()));
  }

  /** Two letters, or none: tables write {@code None} or {@code ZZ} where they do not know. */
  private static Optional<String> letters(String text) {
    return Optional.of(unquoted(text).toUpperCase(Locale.ROOT))
        .filter(code -> code.matches("[A-Z]{2}") && !code.equals("ZZ"));
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
