package org.hotswarm.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 9, 0xa, 0xd, 0x1b, 0x7f, 0x85, 0x90, 0x9b, 0x9c, 0xad, 0x61c, 0x200b, 0x200e,
        0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff, 0xe000, 0xd800, 0xe0041
      })
  void whatIsNotJustShownIsReplaced(int point) {
    String text = point == 0xd800 ? "\ud800" : Character.toString(point);
    assertThat(Printable.of("a" + text + "b")).isEqualTo("a\ufffdb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "d\u00e9j\u00e0 vu",
        "\u65e5\u672c",
        "\ud83d\ude00",
        "a\u200db",
        "e\u0301",
        "\u05e9"
      })
  void whatIsJustShownStays(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void longMessagesAreCut() {
    assertThat(Printable.line("x".repeat(300))).hasSize(300);
    assertThat(Printable.line("x".repeat(1_000_000))).isEqualTo("x".repeat(300) + "...");
  }

  @Test
  void columns() {
    assertThat(Printable.width("abc")).isEqualTo(3);
    assertThat(Printable.width("\u65e5\u672c")).isEqualTo(4);
    assertThat(Printable.width("\ud83d\ude00")).isEqualTo(2);
    assertThat(Printable.width("e\u0301")).isEqualTo(1);
    assertThat(Printable.fit("\u65e5\u672c\u8a9e", 5, "\u2026")).isEqualTo("\u65e5\u672c\u2026");
    assertThat(Printable.fit("abc", 3, "\u2026")).isEqualTo("abc");
    assertThat(Printable.fit("abcd", 3, "\u2026")).isEqualTo("ab\u2026");
  }
}
