package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.api.status.PeerFlag;
import org.hotswarm.ext.smartban.SmartBanProvider;
import org.hotswarm.model.wire.Choke;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limit 38: peers that send what is wrong, and a witness that comes and goes. */
class SmartBanTest {
  private static final int BLOCK = 16_384;
  private static final String LIAR = "45.66.66.66";

  private final Content content = Content.of(20, 4 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final SmartBanProvider smartBan = new SmartBanProvider();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private void joinSmartBan() {
    simulation.join(simulation.rosters.witnesses(), smartBan, "smartban", 0);
  }

  private Stranger seed() {
    return open(simulation.knock());
  }

  private Stranger liar() {
    return open(simulation.knock(LIAR));
  }

  private Stranger open(Stranger fresh) {
    return fresh.handshake(content.infoHash(), Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  private void finish(Torrent torrent, List<Stranger> honest, Runnable between) {
    for (int turn = 0; turn < 3000 && torrent.status().progress().pieces() < 20; turn++) {
      for (Stranger one : honest) {
        one.answer(request -> one.send(content.answer(request)));
      }
      between.run();
      simulation.pass(Duration.ofMillis(100));
    }
    assertThat(torrent.status().progress().pieces()).isEqualTo(20);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  private List<PeerAlert.PeerBan> bans() {
    return simulation.alerts(PeerAlert.PeerBan.class);
  }

  @Test
  void whoAloneSentAWrongPieceIsBannedAndThePieceComesFromAnother() {
    joinSmartBan();
    Torrent torrent = simulation.add(content);
    Stranger liar = liar();
    liar.answer(request -> liar.send(Content.lie(request)));
    simulation.pass(1);
    assertThat(liar.isClosed()).isTrue();
    assertThat(bans()).hasSize(1);
    assertThat(torrent.status().traffic().failed()).isEqualTo(4 * BLOCK);
    Stranger again = simulation.knock(LIAR).handshake(content.infoHash(), Stranger.FAST);
    assertThat(again.isClosed()).isTrue();
    finish(torrent, List.of(seed()), () -> {});
  }

  /** One wrong block of every peer's share of one piece; ten seeds of chance. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aPoisonerAmongNineHonestPeersIsBannedAndTheyAreNot(long seed) {
    Random random = new Random(seed);
    joinSmartBan();
    Torrent torrent = simulation.add(content);
    Stranger liar = liar();
    List<Stranger> honest = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      honest.add(seed());
    }
    Set<Integer> touched = new HashSet<>();
    for (int turn = 0; turn < 3000 && torrent.status().progress().pieces() < 20; turn++) {
      for (Stranger one : honest) {
        if (random.nextInt(3) == 0) {
          one.answerAll(content);
        }
      }
      if (!liar.isClosed()) {
        liar.answer(
            request -> {
              touched.add(request.piece());
              liar.send(Content.lie(request));
            });
      }
      simulation.pass(Duration.ofMillis(50));
    }
    finish(torrent, honest, () -> {});
    assertThat(bans()).extracting(ban -> ban.peer().ip().getHostAddress()).containsExactly(LIAR);
    assertThat(torrent.status().traffic().failed())
        .isLessThanOrEqualTo((long) touched.size() * 4 * BLOCK);
  }

  @Test
  void oneWrongBlockInAPieceOfManySendersIsEnough() {
    joinSmartBan();
    simulation.set(TransferSettings.USE_PAROLE_MODE, false);
    Torrent torrent = simulation.add(content);
    List<Stranger> all = new ArrayList<>(List.of(liar(), seed(), seed(), seed()));
    Stranger liar = all.get(0);
    boolean[] lied = new boolean[1];
    for (int turn = 0; turn < 3000 && torrent.status().progress().pieces() < 20; turn++) {
      for (Stranger one : all) {
        List<Request> asked = one.news(Request.class);
        for (Request request : asked) {
          boolean lie = one == liar && !lied[0] && request.begin() == 2 * BLOCK;
          lied[0] |= lie;
          if (!one.isClosed()) {
            one.send(lie ? Content.lie(request) : content.answer(request));
          }
        }
      }
      simulation.pass(Duration.ofMillis(50));
    }
    assertThat(lied[0]).isTrue();
    assertThat(torrent.status().progress().pieces()).isEqualTo(20);
    assertThat(bans()).extracting(ban -> ban.peer().ip().getHostAddress()).containsExactly(LIAR);
  }

  @Test
  void whileThereIsNoneNobodyIsBanned() {
    Torrent torrent = simulation.add(content);
    Stranger liar = liar();
    liar.answer(request -> liar.send(Content.lie(request)));
    simulation.pass(1);
    assertThat(torrent.status().traffic().failed()).isPositive();
    assertThat(bans()).isEmpty();
    assertThat(liar.isClosed()).isFalse();
    joinSmartBan();
    simulation.pass(1);
    for (int turn = 0; turn < 100 && !liar.isClosed(); turn++) {
      liar.answer(request -> liar.send(Content.lie(request)));
      simulation.pass(1);
    }
    assertThat(bans()).hasSize(1);
  }

  @Test
  void whatWasFoundOutSurvivesAChangeOfHands() {
    joinSmartBan();
    simulation.set(TransferSettings.USE_PAROLE_MODE, false);
    Content small = Content.of(1, 4 * BLOCK);
    Torrent torrent = simulation.add(small);
    Stranger liar =
        simulation
            .knock(LIAR)
            .handshake(small.infoHash(), Stranger.FAST)
            .send(new HaveAll(), new Unchoke());
    List<Request> asked = liar.news(Request.class);
    liar.send(Content.lie(asked.get(0)));
    Stranger honest = simulation.join(small, Stranger.FAST).send(new HaveAll(), new Unchoke());
    for (int turn = 0; turn < 60 && torrent.status().traffic().failed() == 0; turn++) {
      honest.answerAll(small);
      simulation.pass(1);
    }
    assertThat(torrent.status().traffic().failed()).isEqualTo(4 * BLOCK);
    simulation.rosters.witnesses().leave(smartBan);
    joinSmartBan();
    for (int turn = 0; turn < 90 && torrent.status().progress().pieces() < 1; turn++) {
      honest.answerAll(small);
      simulation.pass(1);
    }
    assertThat(torrent.status().progress().pieces()).isEqualTo(1);
    assertThat(bans()).extracting(ban -> ban.peer().ip().getHostAddress()).containsExactly(LIAR);
  }

  @Test
  void whoIsSuspectedIsShownToBeOnParole() {
    joinSmartBan();
    Torrent torrent = simulation.add(content);
    Stranger liar = simulation.join(content, Stranger.PLAIN).has(20, 0).send(new Unchoke());
    List<Request> asked = liar.requests();
    liar.send(Content.lie(asked.get(0)), content.answer(asked.get(1)), new Choke());
    Stranger other = simulation.join(content, Stranger.PLAIN).has(20, 0).send(new Unchoke());
    other.answerAll(content);
    assertThat(simulation.alerts(TorrentAlert.HashFailed.class)).hasSize(1);
    simulation.pass(1);
    assertThat(torrent.peers()).hasSize(2).allMatch(peer -> peer.is(PeerFlag.ON_PAROLE));
  }
}
