package org.hotswarm.ext.metadata.lt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ServingTest {
  private static void ask(Partner peer, int start, int count) {
    peer.say(new Message.Request(new Part(start, count)));
  }

  @Test
  void everyPartIsServed() {
    Torrent torrent = new Torrent(70_001).knowing();
    Partner peer = torrent.join();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int start = 0; start < Part.ALL; start += 64) {
      peer.queuedBytes = 0;
      ask(peer, start, 64);
      Message.Data sent = (Message.Data) peer.received.get(start / 64);
      assertThat(sent.total()).isEqualTo(70_001);
      assertThat(sent.offset()).isEqualTo(whole.size());
      byte[] bytes = new byte[sent.bytes().remaining()];
      sent.bytes().get(bytes);
      whole.writeBytes(bytes);
    }
    assertThat(whole.toByteArray()).isEqualTo(torrent.info);
  }

  @Test
  void withoutMetadataItSaysSo() {
    Torrent torrent = new Torrent(5_000);
    Partner peer = torrent.join();
    ask(peer, 0, 1);
    assertThat(peer.received).containsExactly(new Message.None());
  }

  @Test
  void metadataThatNobodyWouldTakeIsNotSent() {
    Partner peer = new Torrent(Part.LARGEST + 1).knowing().join();
    ask(peer, 0, 256);
    assertThat(peer.received).containsExactly(new Message.None());
  }

  @Test
  void theWholeIsServedTwiceAndNoMore() {
    Partner peer = new Torrent(5_000).knowing().join();
    for (int i = 0; i < 3; i++) {
      peer.queuedBytes = 0;
      ask(peer, 0, 256);
    }
    assertThat(peer.received).hasSize(3);
    assertThat(peer.received.get(1)).isInstanceOf(Message.Data.class);
    assertThat(peer.received.get(2)).isEqualTo(new Message.None());
  }

  @Test
  void whoDoesNotReadIsSentNothingMore() {
    Partner peer = new Torrent(400_000).knowing().join();
    for (int i = 0; i < 10_000; i++) {
      ask(peer, 0, 256);
    }
    assertThat(peer.received).hasSize(1);
    assertThat(peer.queuedBytes).isLessThan(500_000);
  }

  @Test
  void whatMakesNoSenseEndsTheConnection() {
    Torrent torrent = new Torrent(5_000).knowing();
    Partner peer = torrent.join();
    torrent.extension.onMessage(peer, ByteBuffer.wrap(new byte[] {0, (byte) 255, 1}));
    assertThat(peer.disconnected).isPresent();
    assertThat(peer.received).isEmpty();
  }

  @Test
  void staysOutOfPrivateTorrentsUnderItsName() {
    LtMetadataProvider provider = new LtMetadataProvider();
    assertThat(provider.extensionName()).isEqualTo("LT_metadata");
    assertThat(provider.id()).isEqualTo("metadata-lt");
    assertThat(provider.allowedWhenPrivate()).isFalse();
  }
}
