package org.hotswarm.model.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTableTest {
  private static final String SYSTEMS =
      """
      # a comment
      2001:db8::\t2001:db8:ffff:ffff:ffff:ffff:ffff:ffff\t64500\tDE\tEXAMPLE-AS Example, Inc.

      192.0.2.0\t192.0.2.255\t64501\tFR\tOTHER
      198.51.100.0\t198.51.100.255\t0\tNone\tNot routed
      203.0.113.0\t203.0.113.127\t0\tus\tNot routed
      """;

  @TempDir Path directory;

  private static LocationTable table(String lines) throws Exception {
    return LocationTable.read(new StringReader(lines));
  }

  private static Optional<Location> find(LocationTable table, String address) throws Exception {
    return table.find(InetAddress.getByName(address));
  }

  @Test
  void knowsCountryAndSystemOfAnAddress() throws Exception {
    LocationTable table = table(SYSTEMS);
    assertThat(table.size()).isEqualTo(3);
    Location example =
        new Location(
            Optional.of("DE"), OptionalLong.of(64500), Optional.of("EXAMPLE-AS Example, Inc."));
    assertThat(find(table, "2001:db8::")).contains(example);
    assertThat(find(table, "2001:db8:1::7")).contains(example);
    assertThat(find(table, "2001:db9::")).isEmpty();
    assertThat(find(table, "192.0.2.255").orElseThrow().system()).hasValue(64501);
    assertThat(find(table, "192.0.3.0")).isEmpty();
    assertThat(find(table, "192.0.1.255")).isEmpty();
    assertThat(find(table, "::ffff:192.0.2.1").orElseThrow().country()).contains("FR");
  }

  @Test
  void whatNobodyAnnouncesHasACountryAtMost() throws Exception {
    LocationTable table = table(SYSTEMS);
    assertThat(find(table, "198.51.100.1")).isEmpty();
    assertThat(find(table, "203.0.113.1"))
        .contains(new Location(Optional.of("US"), OptionalLong.empty(), Optional.empty()));
  }

  @Test
  void readsTablesOfCountriesAlone() throws Exception {
    LocationTable table = table("\"1.0.0.0\",\"1.0.0.255\",\"AU\"\r\n2001::,2001::1,zz\n");
    assertThat(table.size()).isEqualTo(1);
    assertThat(find(table, "1.0.0.9").orElseThrow().country()).contains("AU");
    assertThat(table("").size()).isZero();
  }

  @Test
  void readsFilesPlainAndDeflated() throws Exception {
    Path plain = directory.resolve("ip2asn.tsv");
    Files.writeString(plain, SYSTEMS);
    Path deflated = directory.resolve("ip2asn.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(deflated))) {
      out.write(SYSTEMS.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(LocationTable.read(plain).size()).isEqualTo(3);
    assertThat(find(LocationTable.read(deflated), "192.0.2.1")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1.0.0.0,1.0.0.1; 2 fields",
        "1.0.0.0,1.0.0.1,AU,x; 4 fields",
        "1.0.0.0,example.com,AU; 'example.com' is no address",
        "abc.de,1.0.0.1,AU; 'abc.de' is no address",
        "1.0.0.256,1.0.0.1,AU; '1.0.0.256' is no address",
        "1.0.0.2,1.0.0.1,AU; is behind",
        "1.0.0.0,1.0.0.1,x,AU,y; is no number",
        "1.0.0.0,1.0.0.1,-1,AU,y; is no number",
        "1.0.0.0,1.0.0.1,4294967296,AU,y; is no number",
      })
  void whatIsWrongIsSaidWithItsLine(String line, String problem) {
    assertThatThrownBy(() -> table("#\n" + line))
        .isInstanceOf(LocationException.class)
        .hasMessageContaining(problem)
        .hasMessageStartingWith("line 2: ");
  }

  @Test
  void rangesThatOverlapAreRefused() {
    assertThatThrownBy(() -> table("1.0.0.0,1.0.0.9,AU\n0.0.0.1,0.0.0.2,AU\n1.0.0.9,1.0.1.0,NZ"))
        .hasMessage("line 3: overlaps the range of line 1");
  }

  @Test
  void aLineWithoutEndIsNotKept() {
    Reader endless =
        new Reader() {
          private long given;

          @Override
          public int read(char[] into, int from, int length) throws IOException {
            given += length;
            if (given > 1_000_000) {
              throw new IOException("read on and on");
            }
            java.util.Arrays.fill(into, from, from + length, 'x');
            return length;
          }

          @Override
          public void close() {
            given = 0;
          }
        };
    assertThatThrownBy(() -> LocationTable.read(endless))
        .isInstanceOf(LocationException.class)
        .hasMessageContaining("1000 characters");
  }

  @Test
  void findsAsASimpleModelDoes() throws Exception {
    Random random = new Random(3);
    TreeMap<Integer, String> model = new TreeMap<>();
    StringBuilder lines = new StringBuilder();
    int at = 0;
    for (int range = 0; range < 500; range++) {
      int first = at + random.nextInt(3);
      int last = first + random.nextInt(4);
      String country = "" + (char) ('A' + random.nextInt(25)) + "A";
      for (int address = first; address <= last; address++) {
        model.put(address, country);
      }
      lines.append(
          "10.0.%d.%d,10.0.%d.%d,%s\n"
              .formatted(first >> 8, first & 255, last >> 8, last & 255, country));
      at = last + 1;
    }
    LocationTable table = table(lines.toString());
    for (int address = 0; address < at + 5; address++) {
      assertThat(find(table, "10.0." + (address >> 8) + "." + (address & 255)))
          .isEqualTo(
              Optional.ofNullable(model.get(address))
                  .map(
                      code ->
                          new Location(Optional.of(code), OptionalLong.empty(), Optional.empty())));
    }
  }
}
