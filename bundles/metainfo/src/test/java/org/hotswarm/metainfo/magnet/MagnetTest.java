package org.hotswarm.metainfo.magnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagnetTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef01234567";
  private static final String BASE32 = "AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH";
  private static final String HEX_V2 = "fedcba9876543210".repeat(4);
  private static final String XT = "magnet:?xt=urn:btih:" + HEX;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:btih:0123456789ABCDEF0123456789ABCDEF01234567",
        "magnet:?xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH",
        "magnet:?xt=urn:btih:aerukz4jvpg66ajdivtytk6n54asgrlh",
        "MAGNET:?XT=URN:BTIH:0123456789abcdef0123456789abcdef01234567",
        "magnet:?dn=x&xt.1=urn:btih:0123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn%3Abtih%3A0123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:ed2k:31D6CFE0D16AE931B73C59D7E0C089C0&xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH",
        "magnet:?&&xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH&&x&=&",
      })
  void readsTheHash(String uri) throws MetainfoException {
    Magnet magnet = read(uri);
    assertThat(magnet.infoHash()).isEqualTo(InfoHash.parse(HEX));
    assertThat(magnet.infoHashV2()).isEmpty();
    assertThat(magnet.selectedFiles()).isEmpty();
  }

  @Test
  void base32AndHexAreTheSameHash() {
    assertThat(InfoHash.parse(BASE32)).isEqualTo(InfoHash.parse(HEX));
  }

  @Test
  void readsV2HashesAloneAndBesideV1() throws MetainfoException {
    Sha256Hash v2 = Sha256Hash.copyOf(HexFormat.of().parseHex(HEX_V2));
    Magnet alone = read("magnet:?xt=urn:btmh:1220" + HEX_V2);
    assertThat(alone.infoHash()).isEqualTo(v2.truncated());
    assertThat(alone.infoHashV2()).contains(v2);
    Magnet both = read(XT + "&xt=urn:btmh:1220" + HEX_V2);
    assertThat(both.infoHash()).isEqualTo(InfoHash.parse(HEX));
    assertThat(both.infoHashV2()).contains(v2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "magnet",
        "magnet:",
        "magnet:?",
        "magnet:?dn=x",
        "http://x/?xt=urn:btih:",
        "xt=urn:btih:x",
        " magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567",
        "magnet:xt=urn:btih:0123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:btih:",
        "magnet:?xt=urn:btih:0123",
        "magnet:?xt=0123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:btih:g123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef012345678",
        "magnet:?xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54ASGRL1",
        "magnet:?xt=urn:btih:AERUKZ4JVPG66AJDIVTYTK6N54A\u017fGRLH",
        "magnet:?xt=urn:btih:\u0660123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:btmh:1220",
        "magnet:?xt=urn:btmh:1114fedcba9876543210fedcba9876543210fedcba98",
        "magnet:?xt=urn:btmh:1220fedcba9876543210fedcba9876543210fedcba9876543210fedcba987654321x",
        "magnet:?xt=urn:btmh:1220fedcba9876543210fedcba9876543210fedcba9876543210fedcba98765432100",
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&xt=urn:btih:1123456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:tree:tiger:x",
        "magnet:?xt",
        "magnet:?xt=",
        "magnet:?=urn:btih:",
      })
  void refuses(String uri) {
    assertThatThrownBy(() -> read(uri))
        .isInstanceOfSatisfying(
            MetainfoException.class,
            error -> assertThat(error.kind()).isEqualTo(MetainfoException.Kind.MAGNET));
  }

  @Test
  void readsTheOtherParameters() throws MetainfoException {
    Magnet magnet =
        read(
            XT
                + "&dn=a+b%20%C3%BC%E2%80%AE&tr=http%3A%2F%2Ft%2Fa%3Fk%3D1%26l&tr.7=udp://u:1&tr=udp://u:1"
                + "&ws=http://w/%2B+&x.pe=1.2.3.4:5&x.pe=[::1]:65535&x.pe=host.example:1&so=0,2,4-6&as=x");
    assertThat(magnet.displayName()).contains("a b \u00fc");
    assertThat(magnet.trackers()).containsExactly("http://t/a?k=1&l", "udp://u:1");
    assertThat(magnet.webSeeds()).containsExactly("http://w/++");
    assertThat(magnet.peers()).containsExactly("1.2.3.4:5", "[::1]:65535", "host.example:1");
    assertThat(magnet.selectedFiles()).containsExactly(0, 2, 4, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x.pe=",
        "x.pe=1.2.3.4",
        "x.pe=1.2.3.4:",
        "x.pe=:1",
        "x.pe=1.2.3.4:0",
        "x.pe=1.2.3.4:65536",
        "x.pe=1.2.3.4:-1",
        "x.pe=1.2.3.4:+1",
        "x.pe=1.2.3.4:999999999999",
        "x.pe=::1:1",
        "x.pe=[]:1",
        "x.pe=a%00b:1",
        "x.pe=a%20b:1",
        "tr=",
        "tr=%20",
        "tr=http://a%0d%0aX:y",
        "ws=%00",
        "dn=",
        "dn=%E2%80%AE",
        "so=",
        "so=a",
        "so=-",
        "so=-1",
        "so=3-1",
        "so=1-",
        "so=1.5",
        "unknown=1"
      })
  void leavesOutWhatMakesNoSense(String parameter) throws MetainfoException {
    assertThat(read(XT + "&" + parameter)).isEqualTo(read(XT));
  }

  @ParameterizedTest
  @CsvSource({"%,%", "%2,%2", "%zz,%zz", "%%41,%A", "100%25,100%", "%e2%82%ac,\u20ac", "%+1,'% 1'"})
  void percentSignsThatEscapeNothingStandForThemselves(String text, String name)
      throws MetainfoException {
    assertThat(read(XT + "&dn=" + text).displayName()).contains(name);
  }

  @Test
  void selectionsAreClipped() throws MetainfoException {
    assertThat(read(XT + "&so=5-4294967295,7,99999999999999999999").selectedFiles())
        .hasSize(FileSelection.MAXIMUM_FILES - 5)
        .startsWith(5, 6, 7)
        .endsWith(FileSelection.MAXIMUM_FILES - 1);
    assertThat(read(XT + "&so=200000-300000").selectedFiles()).isEmpty();
  }

  @Test
  void aLinkLongerThan16KibIsRefused() throws MetainfoException {
    String longest = XT + "&dn=" + "x".repeat(16_384 - XT.length() - 4);
    assertThat(read(longest).displayName()).isPresent();
    assertThatThrownBy(() -> read(longest + "x"))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("16384");
  }

  @Test
  void theFirstHundredTrackersAndFiftyPeersAreKept() throws MetainfoException {
    String many =
        IntStream.range(0, 200)
            .mapToObj(i -> "&tr=t:" + i + "&ws=w:" + i + "&x.pe=h:" + (i + 1))
            .collect(Collectors.joining());
    Magnet magnet = read(XT + many);
    assertThat(magnet.trackers()).hasSize(100).startsWith("t:0").endsWith("t:99");
    assertThat(magnet.webSeeds()).hasSize(100).startsWith("w:0").endsWith("w:99");
    assertThat(magnet.peers()).hasSize(50).startsWith("h:1").endsWith("h:50");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  void aHundredThousandTrackersAreClippedOrRefused() throws MetainfoException {
    String flood =
        IntStream.range(0, 100_000).mapToObj(i -> "&tr=t%3A" + i).collect(Collectors.joining());
    assertThatThrownBy(() -> read(XT + flood)).isInstanceOf(MetainfoException.class);
    MetainfoLimits wide = new MetainfoLimits(1, 1, 1, 1, Integer.MAX_VALUE, 100, 50);
    assertThat(new MagnetReader(wide).read(XT + flood).trackers()).hasSize(100).endsWith("t:99");
  }

  @Test
  void writesEveryParameter() {
    Magnet magnet =
        new Magnet(
            InfoHash.parse(HEX),
            Optional.of(Sha256Hash.copyOf(HexFormat.of().parseHex(HEX_V2))),
            Optional.of("a b&\u00fc"),
            List.of("http://t/?a=b"),
            List.of("[::1]:1"),
            List.of("http://w/"),
            List.of(0, 2, 3, 4, 9, 10));
    assertThat(MagnetWriter.write(magnet))
        .isEqualTo(
            XT
                + "&xt=urn:btmh:1220"
                + HEX_V2
                + "&dn=a%20b%26%C3%BC&tr=http%3A%2F%2Ft%2F%3Fa%3Db&ws=http%3A%2F%2Fw%2F"
                + "&x.pe=%5B%3A%3A1%5D%3A1&so=0,2-4,9-10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&dn=100%25",
        "&tr=udp%3A%2F%2Fu%3A1&tr=b",
        "&so=0",
        "&so=1-3",
        "&ws=%25%2B",
        "&x.pe=1.2.3.4%3A5"
      })
  void whatIsWrittenReadsTheSame(String parameters) throws MetainfoException {
    Magnet magnet = read(XT + parameters);
    assertThat(read(MagnetWriter.write(magnet))).isEqualTo(magnet);
    assertThat(MagnetWriter.write(magnet)).isEqualTo(XT + parameters);
  }

  @Test
  void aV2LinkNamesItsHashOnce() throws MetainfoException {
    String uri = "magnet:?xt=urn:btmh:1220" + HEX_V2;
    assertThat(MagnetWriter.write(read(uri))).isEqualTo(uri);
  }

  private static Magnet read(String uri) throws MetainfoException {
    return new MagnetReader(MetainfoLimits.STANDARD).read(uri);
  }
}
