package org.hotswarm.model.bencode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BencodeTextTest {
  @Test
  void aTreeIsIndentedInTheOrderOfItsKeys() {
    BDictionary tree =
        BDictionary.builder()
            .put("name", "holiday")
            .put("length", -5)
            .put("files", BList.of(BDictionary.builder().put("n", 1).build(), BString.of("")))
            .put("empty", BList.of())
            .build();
    assertThat(BencodeText.of(tree))
        .isEqualTo(
            """
            {
              "empty": [
              ]
              "files": [
                {
                  "n": 1
                }
                ""
              ]
              "length": -5
              "name": "holiday"
            }
            """);
    assertThat(BencodeText.of(new BInteger(7))).isEqualTo("7\n");
  }

  @Test
  void whatIsNoPlainTextIsShownInDigitsAndCut() {
    assertThat(BencodeText.of(BString.copyOf(new byte[] {0, (byte) 0xff}))).isEqualTo("<00ff>\n");
    assertThat(BencodeText.of(BString.of("two\nlines"))).isEqualTo("<74776f0a6c696e6573>\n");
    assertThat(BencodeText.of(BString.of("\u202etxt.exe"))).startsWith("<e280ae");
    assertThat(BencodeText.of(BString.copyOf(new byte[33])))
        .isEqualTo("<" + "00".repeat(32) + "... 33 bytes>\n");
    assertThat(BencodeText.of(BString.of("a \"b\" \\ \u00e9")))
        .isEqualTo("\"a \\\"b\\\" \\\\ \u00e9\"\n");
  }

  @Test
  void depthCostsNoStack() {
    BValue deep = BList.of();
    for (int level = 0; level < 100_000; level++) {
      deep = BList.of(deep);
    }
    assertThat(BencodeText.of(deep).lines()).hasSize(2 * 100_001);
  }
}
