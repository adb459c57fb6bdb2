package org.hotswarm.metainfo.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.metainfo.MetainfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCleanerTest {
  private final NameCleaner names = new NameCleaner(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "COM1",
        "COM2",
        "COM3",
        "COM4",
        "COM5",
        "COM6",
        "COM7",
        "COM8",
        "COM9",
        "LPT1",
        "LPT2",
        "LPT3",
        "LPT4",
        "LPT5",
        "LPT6",
        "LPT7",
        "LPT8",
        "LPT9",
        "CLOCK$",
        "COM0",
        "LPT0",
        "COM\u00b9",
        "COM\u00b2",
        "COM\u00b3",
        "LPT\u00b9",
        "LPT\u00b2",
        "LPT\u00b3",
        "CONIN$",
        "CONOUT$",
        "con",
        "Con",
        "nUl",
        "con.txt",
        "CON.tar.gz",
        "nul.",
        "aux ",
        "com1.c",
        "lpt\u00b2.x",
        "PRN .txt",
        "CON:",
        "nul:stream",
        "clock$.h"
      })
  void devicesOfWindowsGetAnUnderscore(String device) throws MetainfoException {
    assertThat(clean(device))
        .isEqualTo("_" + WindowsNames.withoutTrailingDots(device))
        .matches(name -> !WindowsNames.isDevice(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONSOLE",
        "COM",
        "COM10",
        "LPT",
        "xCON",
        "a.CON",
        "NULL",
        "CLOCK",
        "COM\u2074",
        ".con",
        "_CON",
        "normal.txt",
        ".bashrc",
        "a b",
        " leading",
        "\u4e2d\u6587.mkv",
        "\ud83d\ude00",
        "a?b",
        "a:b",
        "%2e"
      })
  void otherNamesStayAsTheyAre(String name) throws MetainfoException {
    assertThat(clean(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'a.','a'",
    "'a ','a'",
    "'a. . ','a'",
    "'a...','a'",
    "'R.E.M.','R.E.M'",
    "'.','' ",
    "'...',''",
    "' ',''"
  })
  void dotsAndSpacesAtTheEndGo(String name, String cleaned) throws MetainfoException {
    assertThat(clean(name)).isEqualTo(cleaned);
  }

  @Test
  void charactersOnlyWindowsForbidsAreReplacedOnlyThere() throws MetainfoException {
    String name = "a<b>c:d\"e|f?g*h";
    assertThat(clean(name)).isEqualTo(name);
    assertThat(new NameCleaner(true).clean(BString.of(name), "name")).isEqualTo("a_b_c_d_e_f_g_h");
  }

  @Test
  void deceptiveCharactersGo() throws MetainfoException {
    assertThat(clean("exe.\u202ecod.txt")).isEqualTo("exe.cod.txt");
    int[][] ranges = {
      {0x00, 0x1f},
      {0x7f, 0x9f},
      {0x61c, 0x61c},
      {0x200b, 0x200f},
      {0x202a, 0x202e},
      {0x2060, 0x2064},
      {0x2066, 0x2069},
      {0xfeff, 0xfeff}
    };
    for (int[] range : ranges) {
      for (int c = range[0]; c <= range[1]; c++) {
        assertThat(clean("a" + (char) c + "b")).as("U+%04X", c).isEqualTo("ab");
      }
      assertThat(clean("a" + (char) (range[1] + 1) + "b")).hasSize(3);
    }
  }

  @Test
  void malformedUtf8BecomesUnderscores() throws MetainfoException {
    byte[] raw = {'a', (byte) 0xff, 'b', (byte) 0xc3, (byte) 0xa9};
    assertThat(names.clean(BString.copyOf(raw), "name")).isEqualTo("a_b\u00e9");
  }

  @Test
  void longNamesKeepTheirExtension() throws MetainfoException {
    assertThat(clean("x".repeat(240))).isEqualTo("x".repeat(240));
    assertThat(clean("x".repeat(241))).isEqualTo("x".repeat(240));
    assertThat(clean("x".repeat(300) + ".mkv")).isEqualTo("x".repeat(236) + ".mkv");
    assertThat(clean("x".repeat(300) + ".abcdefghij")).isEqualTo("x".repeat(229) + ".abcdefghij");
    assertThat(clean("x".repeat(300) + ".abcdefghijk")).isEqualTo("x".repeat(240));
    assertThat(clean("x" + " ".repeat(300) + ".txt")).isEqualTo("x.txt");
    assertThat(clean("CON" + " ".repeat(300) + "x")).isEqualTo("_CON");
    assertThat(clean("CON." + "x".repeat(300))).isEqualTo("_CON." + "x".repeat(235));
  }

  @Test
  void longNamesAreCutBetweenCharacters() throws MetainfoException {
    assertThat(clean("\u00e9".repeat(200))).isEqualTo("\u00e9".repeat(120));
    assertThat(clean("a" + "\u00e9".repeat(200))).isEqualTo("a" + "\u00e9".repeat(119));
    assertThat(clean("\u4e2d".repeat(100) + ".mkv")).isEqualTo("\u4e2d".repeat(78) + ".mkv");
    assertThat(clean("a" + "\ud83d\ude00".repeat(80))).isEqualTo("a" + "\ud83d\ude00".repeat(59));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cleaningIsDoneOnce(boolean windows) {
    NameCleaner cleaner = new NameCleaner(windows);
    Random random = new Random(7);
    int clean = 0;
    for (int i = 0; i < 20_000; i++) {
      clean += isStable(cleaner, randomName(random)) ? 1 : 0;
    }
    assertThat(clean).isGreaterThan(10_000);
  }

  private static boolean isStable(NameCleaner cleaner, BString raw) {
    try {
      String once = cleaner.clean(raw, "name");
      assertThat(cleaner.clean(BString.of(once), "name")).isEqualTo(once);
      assertThat(once.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(240);
      assertThat(WindowsNames.isDevice(once)).isFalse();
      assertThat(once).doesNotContain("/", "\\").isNotIn("..", ".");
      return true;
    } catch (MetainfoException escapes) {
      assertThat(escapes).hasMessageContaining("directory");
      return false;
    }
  }

  private static BString randomName(Random random) {
    String parts = "..  CONx/\\:?\u00e9\u4e2d\u200b\u202e\u0000aA";
    StringBuilder name = new StringBuilder(random.nextInt(10) == 0 ? "nul" : "");
    int length = random.nextInt(random.nextInt(8) == 0 ? 400 : 8);
    int alphabet = length > 20 ? 8 : parts.length();
    for (int i = 0; i < length; i++) {
      name.append(parts.charAt(random.nextInt(alphabet)));
    }
    return BString.of(name.toString());
  }

  private String clean(String name) throws MetainfoException {
    return names.clean(BString.of(name), "name");
  }
}
