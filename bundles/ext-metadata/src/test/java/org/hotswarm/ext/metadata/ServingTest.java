package org.hotswarm.ext.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.ext.metadata.Partner.SILENT;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.hotswarm.model.metainfo.InfoBytes;
import org.junit.jupiter.api.Test;

/** Limit 19. */
class ServingTest {
  private static final int PARTS = 100;
  private static final int LENGTH = (PARTS - 1) * Parts.LENGTH + 5;

  private final Torrent torrent = new Torrent(19, LENGTH).open(Optional.empty());

  private Partner customer() {
    torrent.known = Optional.of(InfoBytes.copyOf(torrent.info));
    return torrent.join(SILENT);
  }

  private static long data(Partner peer) {
    return peer.received.stream().filter(Message.Data.class::isInstance).count();
  }

  private static long rejects(Partner peer) {
    return peer.received.stream().filter(Message.Reject.class::isInstance).count();
  }

  @Test
  void servesEveryPart() {
    Partner peer = customer();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int part = 0; part < PARTS; part++) {
      peer.queuedBytes = 0;
      peer.say(new Message.Request(part), null);
      Message.Data sent = (Message.Data) peer.received.get(part);
      assertThat(sent.piece()).isEqualTo(part);
      assertThat(sent.totalSize()).hasValue(LENGTH);
      byte[] bytes = new byte[sent.bytes().remaining()];
      sent.bytes().get(bytes);
      whole.writeBytes(bytes);
    }
    assertThat(whole.toByteArray()).isEqualTo(torrent.info);
    assertThat(peer.requests).as("it asks for nothing it has").isEmpty();
    assertThat(torrent.time.waiting()).isZero();
  }

  @Test
  void rejectsPartsThatAreNotThereAndAllWhileItHasNone() {
    Partner early = torrent.join(SILENT);
    early.say(new Message.Request(0), null);
    assertThat(early.received).containsExactly(new Message.Reject(0));
    Partner peer = customer();
    peer.say(new Message.Request(PARTS), null);
    peer.say(new Message.Request(Integer.MAX_VALUE), null);
    assertThat(peer.received)
        .containsExactly(new Message.Reject(PARTS), new Message.Reject(Integer.MAX_VALUE));
  }

  @Test
  void servesEachPartTwiceAtMost() {
    Partner peer = customer();
    for (int i = 0; i < 3 * PARTS; i++) {
      peer.queuedBytes = 0;
      peer.say(new Message.Request(7), null);
    }
    assertThat(data(peer)).isEqualTo(2 * PARTS);
    assertThat(rejects(peer)).isEqualTo(PARTS);
  }

  @Test
  void waitsForAPeerToReadAndQueuesSixtyFour() {
    Partner peer = customer();
    for (int part = 0; part < PARTS; part++) {
      peer.say(new Message.Request(part), null);
    }
    assertThat(data(peer)).isBetween(4L, 5L);
    assertThat(rejects(peer)).isEqualTo(PARTS - data(peer) - 64);
    for (int i = 0; i < 20; i++) {
      peer.queuedBytes = 0;
      torrent.run(Duration.ofMillis(100));
    }
    assertThat(data(peer)).isEqualTo(PARTS - rejects(peer));
    assertThat(torrent.time.waiting()).isZero();
  }

  @Test
  void staysFlatUnderAFloodOfRequests() {
    Partner deaf = customer();
    for (int i = 0; i < 100_000; i++) {
      deaf.say(new Message.Request(i % PARTS), null);
    }
    assertThat(rejects(deaf)).isPositive();
    assertThat(deaf.sentBytes).as("no more is queued than the watermark").isLessThan(160 << 10);
    Partner reading = customer();
    for (int i = 0; i < 100_000; i++) {
      reading.queuedBytes = 0;
      reading.say(new Message.Request(i % PARTS), null);
    }
    assertThat(data(reading)).isEqualTo(2 * PARTS);
    assertThat(rejects(reading)).isEqualTo(100_000 - 2 * PARTS);
  }

  @Test
  void forgetsAPeerThatLeaves() {
    Partner peer = customer();
    peer.queuedBytes = Serving.DATA_WATERMARK;
    peer.say(new Message.Request(1), null);
    assertThat(torrent.time.waiting()).isEqualTo(1);
    torrent.leave(peer);
    peer.queuedBytes = 0;
    torrent.run(Duration.ofSeconds(1));
    assertThat(peer.received).isEmpty();
    assertThat(torrent.time.waiting()).isZero();
    peer.say(ByteBuffer.wrap("d8:msg_typei0e5:piecei1ee".getBytes(StandardCharsets.US_ASCII)));
    assertThat(peer.received).isEmpty();
  }

  @Test
  void runsInPrivateTorrentsUnderItsName() {
    MetadataProvider provider = new MetadataProvider();
    assertThat(provider.extensionName()).isEqualTo("ut_metadata");
    assertThat(provider.allowedWhenPrivate()).isTrue();
    assertThat(provider.id()).isEqualTo("metadata");
  }
}
