package org.hotswarm.ext.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.ext.metadata.Partner.HONEST;
import static org.hotswarm.ext.metadata.Partner.LIAR;
import static org.hotswarm.ext.metadata.Partner.REJECTING;
import static org.hotswarm.ext.metadata.Partner.SILENT;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
  private static final int LENGTH = 20 * Parts.LENGTH + 777;

  private final Torrent torrent = new Torrent(9, LENGTH).open(Optional.empty());

  private void run(int seconds) {
    torrent.run(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16383, 16384, 16385, 100_000, 5_000_000})
  void fetchesMetadataOfAnySize(int length) {
    Torrent one = new Torrent(length, length).open(Optional.empty());
    Partner peer = one.join(HONEST);
    one.run(Duration.ofSeconds(60));
    assertThat(one.known.orElseThrow().toBytes()).isEqualTo(one.info);
    assertThat(peer.requests).doesNotHaveDuplicates().hasSize((length + 16383) / 16384);
    assertThat(one.time.waiting()).isZero();
    assertThat(one.extension.handshakeAdditions())
        .isEqualTo(BDictionary.builder().put("metadata_size", length).build());
  }

  @Test
  void asksOfEachPeerAFewPartsAtATime() {
    List<Partner> silent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      silent.add(torrent.join(SILENT));
    }
    assertThat(silent).allSatisfy(peer -> assertThat(peer.requests).hasSize(Source.REQUESTS));
    assertThat(silent.stream().flatMap(peer -> peer.requests.stream()))
        .as("no part is asked for twice")
        .doesNotHaveDuplicates();
  }

  @Test
  void spreadsRequestsOverPeers() {
    List<Partner> peers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      peers.add(torrent.join(HONEST));
    }
    run(5);
    assertThat(torrent.known).isPresent();
    assertThat(peers).allSatisfy(peer -> assertThat(peer.requests).hasSizeBetween(2, 8));
  }

  @Test
  void saysNothingOfASizeBeforeItKnowsOne() {
    assertThat(torrent.extension.handshakeAdditions()).isEqualTo(BDictionary.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, (32 << 20) + 1})
  void ignoresSizesNobodyNeedsToBelieve(long size) {
    Partner liar = torrent.join(HONEST, size);
    run(60);
    assertThat(liar.requests).isEmpty();
    assertThat(torrent.extension.snapshot().tree().list("copies").orElseThrow()).isEmpty();
    torrent.join(HONEST);
    run(5);
    assertThat(torrent.known).isPresent();
  }

  @Test
  void allocatesNothingForASizeThatIsOnlyNamed() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    torrent.join(SILENT, 1 << 20);
    long before = threads.getCurrentThreadAllocatedBytes();
    torrent.join(SILENT, 32 << 20);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(256 << 10);
  }

  @Test
  void asksOthersWhenAPeerKeepsSilent() {
    Partner silent = torrent.join(SILENT);
    run(5);
    Partner honest = torrent.join(HONEST);
    run(4);
    assertThat(torrent.known).as("three parts are still expected of the other").isEmpty();
    run(4);
    assertThat(torrent.known).isPresent();
    assertThat(honest.requests).containsAll(silent.requests);
  }

  @Test
  void asksASilentPeerEverLessOften() {
    Partner silent = torrent.join(SILENT);
    run(200);
    assertThat(silent.requestSeconds).startsWith(0L, 0L, 0L, 20L, 20L, 20L, 50L, 50L, 50L);
    assertThat(silent.requests).hasSizeLessThan(20);
    assertThat(silent.disconnected).isEmpty();
  }

  @Test
  void takesAnAnswerThatComesLate() {
    Partner slow =
        torrent.join(
            (peer, part) ->
                torrent.time.after(
                    Duration.ofSeconds(12), () -> peer.sendData(part, torrent.info)));
    run(300);
    assertThat(torrent.known).isPresent();
    assertThat(slow.disconnected).isEmpty();
  }

  @Test
  void comesBackLaterToAPeerThatRejects() {
    Partner peer = torrent.join(REJECTING);
    run(29);
    assertThat(peer.requests).hasSize(3);
    peer.habit = HONEST;
    run(10);
    assertThat(torrent.known).isPresent();
  }

  @Test
  void looksAtTheNewestHandshake() {
    Partner peer = torrent.join(HONEST, 0);
    run(10);
    assertThat(peer.requests).isEmpty();
    peer.handshake = BDictionary.builder().put("metadata_size", LENGTH).build();
    run(10);
    assertThat(torrent.known).isPresent();
  }

  @Test
  void ignoresDataItDidNotAskFor() {
    Partner silent = torrent.join(SILENT);
    silent.sendData(15, torrent.info);
    assertThat(torrent.extension.snapshot().tree().list("copies").orElseThrow()).isEmpty();
    silent.sendData(0, torrent.info);
    silent.sendData(0, torrent.info);
    assertThat(torrent.extension.snapshot().tree().list("copies").orElseThrow()).hasSize(1);
    assertThat(silent.disconnected).isEmpty();
  }

  @Test
  void disconnectsWhoSendsPartsOfAWrongLengthOrTotal() {
    ByteBuffer tooShort = ByteBuffer.allocate(Parts.LENGTH - 1);
    ByteBuffer right = ByteBuffer.allocate(Parts.LENGTH);
    Partner cut =
        torrent.join(
            (peer, part) ->
                peer.later(
                    () ->
                        peer.say(
                            new Message.Data(part, OptionalLong.empty(), tooShort), tooShort)));
    run(30);
    assertThat(cut.disconnected).contains("sends malformed metadata");
    ByteBuffer tooLong = ByteBuffer.allocate(Parts.LENGTH + 1);
    Partner more =
        torrent.join(
            (peer, part) ->
                peer.later(
                    () ->
                        peer.say(new Message.Data(part, OptionalLong.empty(), tooLong), tooLong)));
    run(30);
    assertThat(more.disconnected).contains("sends malformed metadata");
    Partner other =
        torrent.join(
            (peer, part) ->
                peer.later(
                    () -> peer.say(new Message.Data(part, OptionalLong.of(5), right), right)));
    run(30);
    assertThat(other.disconnected).contains("sends malformed metadata");
    assertThat(torrent.extension.snapshot().tree().list("copies").orElseThrow()).isEmpty();
  }

  @Test
  void disconnectsWhoSendsNoBencodingAndIgnoresUnknownMessages() {
    Partner peer = torrent.join(SILENT);
    for (String odd :
        new String[] {
          "le",
          "i1e",
          "de",
          "d8:msg_typei9e5:piecei0ee",
          "d8:msg_typei1ee",
          "d5:piecei0ee",
          "d8:msg_typei1e5:piecei-1ee",
          "d8:msg_typei1e5:piecei4294967296ee",
          "d8:msg_type1:x5:piece1:yee",
          "d8:msg_typei2e5:piecei999ee"
        }) {
      peer.say(ByteBuffer.wrap(odd.getBytes(StandardCharsets.US_ASCII)));
      assertThat(peer.disconnected).as(odd).isEmpty();
    }
    peer.say(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(peer.disconnected).isPresent();
  }

  @Test
  void bansWhoAloneSuppliedAFalseCopyAndStartsAgain() {
    Partner liar = torrent.join(LIAR);
    run(5);
    assertThat(torrent.refused).hasSize(1);
    assertThat(liar.disconnected).contains("sent metadata that does not match the info-hash");
    assertThat(liar.banned).isTrue();
    Partner honest = torrent.join(HONEST);
    run(5);
    assertThat(torrent.known).isPresent();
    assertThat(honest.requests).hasSize(21);
    assertThat(honest.banned).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void resolvesAmongNineLiarsOfTheSameSize(long seed) {
    Torrent hostile = new Torrent(seed, LENGTH).open(Optional.empty());
    List<Partner> liars = new ArrayList<>();
    Partner honest = null;
    int place = hostile.random.nextInt(10);
    for (int i = 0; i < 10; i++) {
      if (i == place) {
        honest = hostile.join(HONEST);
      } else {
        liars.add(hostile.join(LIAR));
      }
    }
    hostile.run(Duration.ofSeconds(60));
    assertThat(hostile.known.orElseThrow().toBytes()).isEqualTo(hostile.info);
    assertThat(honest.disconnected).isEmpty();
    assertThat(hostile.refused).hasSizeLessThanOrEqualTo(10);
    assertThat(hostile.time.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void resolvesAmongLiarsOfEveryKind(long seed) {
    Torrent hostile = new Torrent(seed, LENGTH).open(Optional.empty());
    hostile.join(LIAR, LENGTH + 1);
    hostile.join(LIAR, 3 << 20);
    hostile.join(SILENT, 32 << 20);
    hostile.join(SILENT);
    hostile.join(SILENT);
    hostile.join(REJECTING);
    hostile.join(LIAR);
    hostile.join(LIAR);
    hostile.join(HONEST, Long.MAX_VALUE);
    Partner honest = hostile.join(HONEST);
    hostile.run(Duration.ofSeconds(60));
    assertThat(hostile.known).isPresent();
    assertThat(honest.disconnected).isEmpty();
    for (Partner liar : hostile.partners) {
      assertThat(liar.disconnected).isEmpty();
    }
  }

  @Test
  void keepsWithinItsBudgetWhateverIsSent() {
    Torrent flooded = new Torrent(4, 40_000).open(Optional.empty());
    int largest = 32 << 20;
    for (int i = 0; i < 5; i++) {
      int size = largest - i;
      flooded.join(
          (peer, part) -> {
            if (part + 1 < Parts.count(size)) {
              byte[] bytes = new byte[Parts.LENGTH];
              ByteBuffer data = ByteBuffer.wrap(bytes);
              peer.later(() -> peer.say(new Message.Data(part, OptionalLong.empty(), data), data));
            }
          },
          size);
    }
    long most = 0;
    for (int i = 0; i < 30; i++) {
      flooded.run(Duration.ofSeconds(10));
      long stored =
          flooded.extension.snapshot().tree().list("copies").orElseThrow().stream()
              .mapToLong(
                  copy ->
                      (long) Parts.LENGTH * ((BDictionary) copy).list("parts").orElseThrow().size())
              .sum();
      most = Math.max(most, stored);
    }
    assertThat(most).isBetween(Fetch.BUDGET / 2L, (long) Fetch.BUDGET);
    flooded.join(HONEST);
    flooded.run(Duration.ofSeconds(10));
    assertThat(flooded.known).isPresent();
  }

  @Test
  void stopsWhenTheInfoComesFromElsewhere() {
    Partner peer = torrent.join(SILENT);
    torrent.deliverInfo(ByteBuffer.wrap(torrent.info));
    assertThat(torrent.time.waiting()).isZero();
    peer.sendData(0, torrent.info);
    torrent.join(SILENT);
    run(60);
    assertThat(peer.requests).hasSize(3);
    assertThat(torrent.refused).isEmpty();
  }

  @Test
  void freesTheRequestsOfAPeerThatLeaves() {
    Partner gone = torrent.join(SILENT);
    Partner honest = torrent.join(HONEST);
    torrent.leave(gone);
    run(5);
    assertThat(torrent.known).isPresent();
    assertThat(honest.requests).hasSize(21);
  }
}
