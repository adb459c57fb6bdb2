package org.hotswarm.ext.metadata.lt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 256, 5_000, 100_001, Part.LARGEST})
  void fetchesMetadataOfAnySize(int length) {
    Torrent torrent = new Torrent(length);
    Partner peer = torrent.join();
    assertThat(peer.requests).as("its size is not known yet").containsExactly(new Part(0, 1));
    peer.answerAll(torrent.info);
    assertThat(torrent.known).isPresent();
    assertThat(peer.requests.stream().mapToInt(Part::count).sum()).isEqualTo(Part.ALL);
    assertThat(peer.requests).hasSizeLessThan(20);
    assertThat(torrent.time.waiting()).isZero();
    assertThat(peer.disconnected).isEmpty();
  }

  @Test
  void copiesOfAFewPeersAreMadeAtOnce() {
    Torrent torrent = new Torrent(5_000);
    List<Partner> peers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      peers.add(torrent.join());
    }
    assertThat(peers.stream().filter(peer -> !peer.requests.isEmpty())).hasSize(Fetch.COPIES);
    torrent.leave(peers.get(0));
    assertThat(peers.stream().filter(peer -> !peer.requests.isEmpty())).hasSize(4);
  }

  @Test
  void whoHasNoneIsLeftAloneForFiveMinutes() {
    Torrent torrent = new Torrent(5_000);
    Partner peer = torrent.join();
    peer.say(new Message.None());
    torrent.time.advance(Duration.ofSeconds(290));
    assertThat(peer.requests).hasSize(1);
    torrent.time.advance(Duration.ofSeconds(15));
    assertThat(peer.requests).hasSize(2);
    peer.answerAll(torrent.info);
    assertThat(torrent.known).isPresent();
  }

  @Test
  void whoDoesNotAnswerMakesRoomForOthers() {
    Torrent torrent = new Torrent(5_000);
    List<Partner> silent = new ArrayList<>();
    for (int i = 0; i < Fetch.COPIES; i++) {
      silent.add(torrent.join());
    }
    Partner honest = torrent.join();
    assertThat(honest.requests).isEmpty();
    torrent.time.advance(Duration.ofSeconds(11));
    assertThat(honest.requests).hasSize(1);
    honest.answerAll(torrent.info);
    assertThat(torrent.known).isPresent();
    silent.get(0).answer(torrent.info);
    assertThat(torrent.refused).as("too late to matter").isZero();
  }

  @Test
  void whoSendsAFalseCopyIsBannedAndTheNextOneIsAsked() {
    Torrent torrent = new Torrent(5_000);
    Partner liar = torrent.join();
    Partner honest = torrent.join();
    liar.answerAll(torrent.noise(7_000));
    assertThat(liar.banned).isTrue();
    assertThat(torrent.refused).isEqualTo(1);
    honest.answerAll(torrent.info);
    assertThat(torrent.known).isPresent();
    assertThat(honest.disconnected).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "-1, 0, 1",
    "512001, 0, 2001",
    "2147483647, 0, 10",
    "5000, 1, 20",
    "5000, -1, 20",
    "5000, 0, 19",
    "5000, 0, 21"
  })
  void whoAnswersWhatWasNotAskedIsSentAway(int total, int offset, int length) {
    Torrent torrent = new Torrent(5_000);
    Partner peer = torrent.join();
    peer.say(new Message.Data(total, offset, ByteBuffer.allocate(length)));
    assertThat(peer.disconnected).isPresent();
    assertThat(peer.banned).isFalse();
    torrent.time.advance(Duration.ofMinutes(10));
    assertThat(peer.requests).hasSize(1);
  }

  @Test
  void aSizeThatChangesIsALie() {
    Torrent torrent = new Torrent(100_000);
    Partner peer = torrent.join();
    peer.answer(torrent.info);
    peer.answer(torrent.noise(100_001));
    assertThat(peer.disconnected).isPresent();
  }

  @Test
  void whatNobodyAskedForIsIgnored() {
    Torrent torrent = new Torrent(5_000).knowing();
    Partner peer = torrent.join();
    assertThat(peer.requests).isEmpty();
    peer.say(new Message.Data(5_000, 0, ByteBuffer.allocate(20)));
    peer.say(new Message.None());
    assertThat(peer.disconnected).isEmpty();
    assertThat(peer.received).isEmpty();
  }
}
