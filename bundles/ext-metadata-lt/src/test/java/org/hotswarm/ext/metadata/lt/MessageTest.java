package org.hotswarm.ext.metadata.lt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static String hex(Message message) {
    ByteBuffer bytes = message.toBytes();
    byte[] all = new byte[bytes.remaining()];
    bytes.get(all);
    return HexFormat.of().formatHex(all);
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  @Test
  void messagesAreLaidOutAsTheManualSays() {
    Message request = new Message.Request(new Part(16, 2));
    Message all = new Message.Request(new Part(0, 256));
    Message data = new Message.Data(1000, 258, bytes("c0ffee"));
    assertThat(hex(request)).isEqualTo("001001");
    assertThat(hex(all)).isEqualTo("0000ff");
    assertThat(hex(data)).isEqualTo("01000003e800000102c0ffee");
    assertThat(hex(new Message.None())).isEqualTo("02");
    assertThat(Message.read(request.toBytes())).contains(request);
    assertThat(Message.read(all.toBytes())).contains(all);
    assertThat(Message.read(data.toBytes())).contains(data);
    assertThat(Message.read(new Message.None().toBytes())).contains(new Message.None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "0001", "00000000", "0001ff", "00ff01", "01", "01000003e80000", "03"})
  void whatMakesNoSenseIsNone(String hex) {
    assertThat(Message.read(bytes(hex))).isEmpty();
  }

  @Test
  void partsCoverTheWholeWithoutAGap() {
    for (int total : new int[] {1, 2, 255, 256, 257, 1000, 65_537, Part.LARGEST}) {
      int at = 0;
      for (int start = 0; start < Part.ALL; start++) {
        Part part = new Part(start, 1);
        assertThat(part.offset(total)).isEqualTo(at);
        at += part.length(total);
      }
      assertThat(at).isEqualTo(total);
      assertThat(new Part(0, 256).length(total)).isEqualTo(total);
    }
  }
}
