package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.peer.AllowedFast;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.HaveNone;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits 24 to 26: what peers may ask for. */
class RequestLimitsTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(64, 16 * BLOCK);
  private final Simulation simulation = Simulation.seeding(content);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Stranger peer(Reserved reserved) {
    simulation.add(content);
    return simulation.join(content, reserved);
  }

  /** A peer that may download, and has been told so. */
  private Stranger unchoked(Reserved reserved) {
    Stranger peer = peer(reserved).send(new Interested());
    simulation.pass(1);
    assertThat(peer.news(Unchoke.class)).hasSize(1);
    return peer;
  }

  private static Request block(int number) {
    return new Request(number / 16, number % 16 * BLOCK, BLOCK);
  }

  private static Message[] blocks(int count) {
    Message[] all = new Message[count];
    for (int i = 0; i < count; i++) {
      all[i] = block(i);
    }
    return all;
  }

  @Test
  void aBlockIsServed() {
    Stranger peer = unchoked(Stranger.FAST).send(block(17));
    Piece piece = peer.heard(Piece.class).get(0);
    assertThat(piece).isEqualTo(content.answer(block(17)));
  }

  @Test
  void oddRangesWithinAPieceAreServed() {
    Request odd = new Request(3, 5, 77);
    Request long128 = new Request(3, BLOCK, 131_072);
    Stranger peer = unchoked(Stranger.PLAIN).send(odd, long128);
    assertThat(peer.heard(Piece.class))
        .containsExactly(content.answer(odd), content.answer(long128));
  }

  @ParameterizedTest
  @CsvSource({
    "64, 0, 16384",
    "-1, 0, 16384",
    "2147483647, 0, 16384",
    "0, -1, 16384",
    "0, 262144, 1",
    "0, 245761, 16384",
    "0, 2147483647, 2147483647",
    "0, 0, 0",
    "0, 0, -1",
    "0, 0, 131073"
  })
  void whatDoesNotExistIsRejectedAndAfter300TimesTheEnd(int piece, int begin, int length) {
    Stranger peer = unchoked(Stranger.FAST);
    for (int i = 0; i < 300; i++) {
      peer.send(new Request(piece, begin, length));
    }
    assertThat(peer.isClosed()).isFalse();
    assertThat(peer.news(Reject.class))
        .hasSize(300)
        .allMatch(reject -> reject.equals(new Reject(piece, begin, length)));
    peer.send(new Request(piece, begin, length));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void threeHundredAndOneRequestsWhileChokedClose() {
    Stranger peer = peer(Stranger.PLAIN);
    for (int i = 0; i < 300; i++) {
      peer.send(block(i));
    }
    assertThat(peer.isClosed()).isFalse();
    assertThat(peer.heard(Piece.class)).isEmpty();
    peer.send(block(300));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void requestsWhileChokedAreRejectedToFastPeers() {
    Stranger peer = peer(Stranger.FAST).send(block(900), block(901));
    assertThat(peer.heard(Reject.class))
        .containsExactly(new Reject(56, 4 * BLOCK, BLOCK), new Reject(56, 5 * BLOCK, BLOCK));
  }

  @Test
  void withTheFastExtensionEveryRequestIsAnsweredByABlockOrAReject() {
    Stranger peer = unchoked(Stranger.FAST);
    peer.channel().window(0);
    peer.send(blocks(1000));
    assertThat(simulation.held()).isLessThan(12 << 20);
    peer.channel().window(Long.MAX_VALUE);
    simulation.pass(2);
    int pieces = peer.heard(Piece.class).size();
    int rejects = peer.heard(Reject.class).size();
    assertThat(pieces).isGreaterThanOrEqualTo(500);
    assertThat(rejects).isPositive();
    assertThat(pieces + rejects).isEqualTo(1000);
  }

  @Test
  void withoutTheFastExtensionTheRestIsLeftUnreadAndServedLaterInOrder() {
    simulation.set(TransferSettings.MAX_ALLOWED_IN_REQUEST_QUEUE, 50);
    Stranger peer = unchoked(Stranger.PLAIN).inPartsOf(170);
    peer.channel().window(0);
    peer.send(blocks(1000));
    assertThat(peer.channel().unread()).isGreaterThan(800 * 17);
    List<Piece> came = new ArrayList<>();
    for (int turn = 0; turn < 200 && came.size() < 1000; turn++) {
      peer.channel().window(1 << 20);
      simulation.pass(java.time.Duration.ofMillis(100));
      came.addAll(peer.news(Piece.class));
    }
    assertThat(came).hasSize(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(came.get(i).piece() * 16 + came.get(i).begin() / BLOCK).isEqualTo(i);
    }
  }

  @Test
  void aMillionRequestsTakeNoMoreThanTheirLimit() {
    Stranger peer = unchoked(Stranger.FAST);
    peer.channel().window(0);
    for (int round = 0; round < 1000; round++) {
      peer.send(blocks(1000));
    }
    assertThat(simulation.held()).isLessThanOrEqualTo(8 << 20);
    assertThat(peer.isClosed()).isFalse();
    assertThat(peer.channel().unread()).as("what was not read").isPositive();
    peer.channel().window(Long.MAX_VALUE);
    simulation.pass(2);
    assertThat(peer.heard(Piece.class)).hasSizeGreaterThan(500);
    assertThat(peer.isClosed()).isFalse();
  }

  @Test
  void consecutiveRequestsAreReadTogether() {
    Shelf shelf = new Shelf().with(content);
    try (Simulation other = new Simulation().withPicker().withStore(shelf)) {
      other.set(LimitSettings.INVALID_REQUESTS, 300);
      other.add(content);
      other.pass(1);
      Stranger peer = other.join(content, Stranger.FAST).send(new Interested());
      other.pass(1);
      Message[] all = blocks(128);
      peer.send(java.util.Arrays.copyOfRange(all, 64, 128));
      assertThat(peer.news(Piece.class)).as("it has shown that it reads").hasSize(64);
      int before = shelf.reads;
      peer.send(blocks(64));
      assertThat(peer.heard(Piece.class)).hasSize(64);
      assertThat(shelf.reads - before).isEqualTo(4);
    }
  }

  @Test
  void aCancelledRequestIsRejectedOnceAndNotServed() {
    Stranger peer = unchoked(Stranger.FAST);
    simulation.diskHeld = true;
    peer.channel().window(0);
    peer.send(blocks(200));
    peer.send(new Cancel(12, 0, BLOCK));
    simulation.releaseDisk();
    peer.channel().window(Long.MAX_VALUE);
    simulation.pass(2);
    assertThat(peer.heard(Reject.class)).containsExactly(new Reject(12, 0, BLOCK));
    assertThat(peer.heard(Piece.class)).hasSize(199).noneMatch(p -> p.equals(block(192)));
  }

  @Test
  void aChokeRejectsWhatWasAskedButAllowedFastPieces() {
    simulation.set(org.hotswarm.api.settings.PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP, true);
    Stranger peer = unchoked(Stranger.FAST);
    simulation.diskHeld = true;
    peer.channel().window(0);
    peer.send(blocks(300));
    peer.news();
    peer.send(new org.hotswarm.model.wire.NotInterested());
    simulation.pass(40);
    simulation.releaseDisk();
    peer.channel().window(Long.MAX_VALUE);
    simulation.pass(1);
    List<Message> heard = peer.news();
    int choke = heard.indexOf(heard.stream().filter(Choke.class::isInstance).findFirst().get());
    long answers = heard.stream().filter(m -> m instanceof Piece || m instanceof Reject).count();
    assertThat(choke).isNotNegative();
    assertThat(answers).isEqualTo(300);
  }

  // --- limit 26

  private static InfoHash infoHash() {
    byte[] hash = new byte[20];
    java.util.Arrays.fill(hash, (byte) 0xaa);
    return InfoHash.copyOf(hash);
  }

  @Test
  void theSetsThatBep6Publishes() throws Exception {
    InetAddress ip = InetAddress.getByName("80.4.4.200");
    assertThat(AllowedFast.of(ip, infoHash(), 1313, 7))
        .containsExactly(1059, 431, 808, 1217, 287, 376, 1188);
    assertThat(AllowedFast.of(ip, infoHash(), 1313, 9))
        .containsExactly(1059, 431, 808, 1217, 287, 376, 1188, 353, 508);
  }

  @Test
  void aSetIsNeverLargerThanTheTorrent() throws Exception {
    InetAddress ip = InetAddress.getByName("80.4.4.200");
    assertThat(AllowedFast.of(ip, infoHash(), 3, 100)).isEqualTo(Set.of(0, 1, 2));
    assertThat(AllowedFast.of(ip, infoHash(), 0, 5)).isEmpty();
  }

  @Test
  void anAllowedPieceIsServedThreeTimesWhileChokedAndTheFourthRoundCloses() {
    Stranger peer = peer(Stranger.FAST).send(new HaveNone());
    int piece = peer.heard(org.hotswarm.model.wire.AllowedFast.class).get(0).piece();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 16; i++) {
        peer.send(new Request(piece, i * BLOCK, BLOCK));
      }
    }
    assertThat(peer.news(Piece.class)).hasSize(48);
    assertThat(peer.isClosed()).isFalse();
    peer.send(new Request(piece, 0, BLOCK));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void aLongRequestForAnAllowedPieceCountsAsItsBlocks() {
    Stranger peer = peer(Stranger.FAST).send(new HaveNone());
    int piece = peer.heard(org.hotswarm.model.wire.AllowedFast.class).get(0).piece();
    for (int request = 0; request < 6; request++) {
      peer.send(new Request(piece, request % 2 * 8 * BLOCK, 8 * BLOCK));
    }
    assertThat(peer.news(Piece.class)).hasSize(6);
    assertThat(peer.isClosed()).isFalse();
    peer.send(new Request(piece, 0, 1));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void fivePiecesAreAllowed() {
    Stranger peer = peer(Stranger.FAST).send(new HaveNone());
    assertThat(peer.heard(org.hotswarm.model.wire.AllowedFast.class)).hasSize(5);
  }
}
