package org.hotswarm.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hotswarm.model.filter.IpFilterException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpFilterReaderTest {
  private static final IpFilterReader.Limits SMALL = new IpFilterReader.Limits(3, 40, 200);

  @TempDir Path directory;

  private static IpFilter read(byte[] bytes) throws IpFilterException {
    IpFilter.Builder builder = IpFilter.builder();
    new IpFilterReader().read("list", new ByteArrayInputStream(bytes), builder);
    return builder.build();
  }

  private static IpFilter read(String text) throws IpFilterException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static IpFilterException refusal(IpFilterReader.Limits limits, byte[] bytes) {
    return catchThrowableOfType(
        IpFilterException.class,
        () ->
            new IpFilterReader(limits)
                .read("list", new ByteArrayInputStream(bytes), IpFilter.builder()));
  }

  private static IpFilterException refusal(String text) {
    return refusal(IpFilterReader.Limits.STANDARD, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<String> blocked(IpFilter filter) {
    return java.util.stream.Stream.concat(filter.v4().stream(), filter.v6().stream())
        .filter(IpRange::blocked)
        .map(range -> range.first().getHostAddress() + " " + range.last().getHostAddress())
        .toList();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.1.2.0/23                                      | 10.1.2.0 10.1.3.255
          10.1.2.3/8                                       | 10.0.0.0 10.255.255.255
          10.1.2.3                                         | 10.1.2.3 10.1.2.3
          10.1.2.3/32 ; SBL1234                            | 10.1.2.3 10.1.2.3
          0.0.0.0/0                                        | 0.0.0.0 255.255.255.255
          10.1.2.3 - 10.1.2.9                              | 10.1.2.3 10.1.2.9
          10.1.2.3-10.1.2.9 # a remark                     | 10.1.2.3 10.1.2.9
          2001:db8::/63                                    | 2001:db8:0:0:0:0:0:0 2001:db8:0:1:ffff:ffff:ffff:ffff
          ::ffff:10.1.2.3/120                              | 10.1.2.0 10.1.2.255
          010.001.002.003 - 010.001.002.009 , 100 , A, B   | 10.1.2.3 10.1.2.9
          10.1.2.3 - 10.1.2.9 , 127 , A:1.1.1.1-2.2.2.2    | 10.1.2.3 10.1.2.9
          10.1.2.3 - 10.1.2.9,0                            | 10.1.2.3 10.1.2.9
          Some body:10.1.2.3-10.1.2.9                      | 10.1.2.3 10.1.2.9
          A, B - C: D/8 #1:10.1.2.3-10.1.2.9               | 10.1.2.3 10.1.2.9
          x:::10.1.2.3-10.1.2.9                            | 10.1.2.3 10.1.2.9
          :10.1.2.3-10.1.2.9                               | 10.1.2.3 10.1.2.9
          Some:body:2001:db8::1-2001:db8::2                | 2001:db8:0:0:0:0:0:1 2001:db8:0:0:0:0:0:2
          """)
  void readsRulesInEachForm(String line, String range) throws IpFilterException {
    assertThat(blocked(read(line))).containsExactly(range);
  }

  @Test
  void anAccessLevelAbove127Allows() throws IpFilterException {
    assertThat(blocked(read("1.0.0.0/30\n1.0.0.1 - 1.0.0.2 , 128 , friends\n")))
        .containsExactly("1.0.0.0 1.0.0.0", "1.0.0.3 1.0.0.3");
  }

  @Test
  void formsMayBeMixedAndRemarksAreSkipped() throws IpFilterException {
    String list =
        "\ufeff# a list\r\n\r\n// of\n; several\nA:1.0.0.0-1.0.0.1\n  1.0.0.2 - 1.0.0.3 , 0 , B \n1.0.0.4";
    assertThat(blocked(read(list))).containsExactly("1.0.0.0 1.0.0.4");
    assertThat(read("").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "localhost",
        "10.1.2",
        "10.1.2.256",
        "10.1.2.3.4",
        "10.1.2.0001",
        "10.1.2.-3",
        "10.1.2.0/",
        "10.1.2.0/a",
        "10.1.2.0/1000",
        "2001:db8:::1",
        "fe80::1%lo",
        "cafe:babe",
        ".1:2",
        "name:10.1.2.3",
        "name:10.1.2.3-",
        "10.1.2.3 - 10.1.2.9 , high , A",
        "10.1.2.3 - , 0 , A",
      })
  void whatIsNoRuleIsToldWithItsLine(String line) {
    IpFilterException refusal = refusal("1.1.1.1\n# remark\n" + line + "\n");
    assertThat(refusal.kind()).isEqualTo(Kind.SYNTAX);
    assertThat(refusal.file()).isEqualTo("list");
    assertThat(refusal.line()).isEqualTo(3);
    assertThat(refusal).hasMessageStartingWith("list, line 3: '" + line + "' is no rule: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.1.2.3-10.1.2.2          | 10.1.2.2 comes before 10.1.2.3
          200.0.0.1 - 100.0.0.1 , 0  | 100.0.0.1 comes before 200.0.0.1
          10.1.2.3-2001:db8::1       | 10.1.2.3 and 2001:db8:0:0:0:0:0:1 are not of one family
          10.1.2.3/33                | a prefix of 33 bits is out of range
          2001:db8::/129             | a prefix of 129 bits is out of range
          ::ffff:10.1.2.3/95         | a prefix of 95 bits is out of range
          """)
  void aRangeThatIsNoneIsToldWithItsLine(String line, String why) {
    IpFilterException refusal = refusal("\n" + line);
    assertThat(refusal.kind()).isEqualTo(Kind.RANGE);
    assertThat(refusal).hasMessage("list, line 2: '" + line + "': " + why);
  }

  @Test
  void aLongLineIsShownInPart() {
    assertThat(refusal("x".repeat(1000))).hasMessageContaining("'" + "x".repeat(60) + "...'");
  }

  @Test
  void readsWhatGzipPacked() throws IOException, IpFilterException {
    byte[] one = packed("1.0.0.0\n".getBytes(StandardCharsets.US_ASCII));
    byte[] two = packed("1.0.0.1\n".getBytes(StandardCharsets.US_ASCII));
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    assertThat(blocked(read(both))).as("two members").containsExactly("1.0.0.0 1.0.0.1");
  }

  @Test
  void damagedGzipIsTold() throws IOException {
    byte[] whole = packed("1.0.0.0/24\n".repeat(5000).getBytes(StandardCharsets.US_ASCII));
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    IpFilterException refusal = refusal(IpFilterReader.Limits.STANDARD, cut);
    assertThat(refusal.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(refusal).hasMessageMatching("list, line \\d+: gzip data is damaged or cut off");
    byte[] noHeader = {0x1f, (byte) 0x8b, 9, 9};
    assertThat(refusal(IpFilterReader.Limits.STANDARD, noHeader).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void whatUnpacksWithoutEndIsCutShort() throws IOException {
    byte[] bomb = packed("#\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII));
    assertThat(bomb.length).isLessThan(20_000);
    IpFilterException refusal = refusal(SMALL, bomb);
    assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(refusal).hasMessage("list, line 101: the list has more than the 200 bytes allowed");
  }

  @Test
  void rulesAndLinesAreBounded() {
    byte[] four = "1.0.0.0\n#\n1.0.0.1\n1.0.0.2\n1.0.0.3\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(refusal(SMALL, four)).hasMessage("list, line 5: more than the 3 rules allowed");
    byte[] wide = ("1.0.0.0\n" + "#".repeat(41)).getBytes(StandardCharsets.US_ASCII);
    assertThat(refusal(SMALL, wide)).hasMessage("list, line 2: longer than the 40 bytes allowed");
  }

  @Test
  void aFileIsNamedInWhatIsWrongWithIt() throws IOException, IpFilterException {
    Path file = directory.resolve("block.p2p");
    IpFilterReader reader = new IpFilterReader();
    IpFilterException missing =
        catchThrowableOfType(IpFilterException.class, () -> reader.read(file, IpFilter.builder()));
    assertThat(missing).hasMessage(file + ": no such file");
    Files.write(file, new byte[] {'a', (byte) 0xff, '\n'});
    IpFilterException wrong =
        catchThrowableOfType(IpFilterException.class, () -> reader.read(file, IpFilter.builder()));
    assertThat(wrong).hasMessageStartingWith(file + ", line 1: ");
    Files.writeString(file, "n\u00e4me:1.0.0.0-1.0.0.1\n");
    IpFilter.Builder builder = IpFilter.builder();
    reader.read(file, builder);
    assertThat(builder.size()).isEqualTo(1);
    assertThat(
            catchThrowableOfType(IpFilterException.class, () -> reader.read(directory, builder))
                .kind())
        .isEqualTo(Kind.UNREADABLE);
  }
}
