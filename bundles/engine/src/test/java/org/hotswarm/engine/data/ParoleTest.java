package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.model.geometry.PieceSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParoleTest {
  private final Blocks torrent = new Blocks(4, 40 * Blocks.LENGTH);
  private final Pieces pieces = new Pieces(torrent.geometry);
  private final Ledger ledger = new Ledger(torrent.geometry);
  private final PeerTable peers = new PeerTable();
  private final Parole parole = new Parole(pieces, ledger, peers);
  private final List<Peering> all = new ArrayList<>();

  @AfterEach
  void close() {
    all.forEach(Peering::told);
  }

  private Peering seed(long number) throws Exception {
    Peering seed = Peering.seed(number, torrent.geometry.pieceCount());
    seed.peer.choking().chokesUs(false);
    all.add(seed);
    peers.add(seed.peer);
    return seed;
  }

  private void ask(Peering peering, int piece, int block) {
    parole.onAsked(peering.peer, piece);
    ledger.ask(torrent.geometry.block(piece, block), peering.peer);
  }

  private List<Integer> within(Peering peering) {
    PieceSet set = parole.within(peering.peer, Optional.empty()).orElse(pieces.missing());
    List<Integer> found = new ArrayList<>();
    for (int piece = set.nextSet(0); piece >= 0; piece = set.nextSet(piece + 1)) {
      found.add(piece);
    }
    return found;
  }

  @Test
  void withoutSuspectsNothingIsRestricted() throws Exception {
    Peering one = seed(1);
    ask(one, 3, 0);
    assertThat(parole.within(one.peer, Optional.empty())).isEmpty();
    assertThat(parole.isOn(one.peer)).isFalse();
  }

  @Test
  void aSuspectIsAskedOnlyForPiecesNobodyElseTakesPartIn() throws Exception {
    Peering suspect = seed(1);
    Peering honest = seed(2);
    ask(honest, 3, 0);
    parole.suspect(1, "witness");
    assertThat(within(suspect)).hasSize(9).doesNotContain(3);
    ask(suspect, 5, 0);
    assertThat(within(suspect)).as("what it began itself").contains(5);
    assertThat(within(honest)).hasSize(9).doesNotContain(5).contains(3);
  }

  @Test
  void whatItHoldsIsLetGoWhenItGivesUp() throws Exception {
    Peering suspect = seed(1);
    Peering honest = seed(2);
    parole.suspect(1, "witness");
    ask(suspect, 5, 0);
    parole.onGivenUp(suspect.peer);
    assertThat(within(honest)).contains(5);
    assertThat(within(suspect)).as("others may take part now").doesNotContain(5);
  }

  @Test
  void whatNobodyElseCanSendIsAskedOfItAllTheSame() throws Exception {
    Peering suspect = seed(1);
    Peering honest = seed(2);
    ask(honest, 3, 0);
    parole.suspect(1, "witness");
    honest.peer.choking().chokesUs(true);
    assertThat(within(suspect)).contains(3);
    honest.peer.choking().chokesUs(false);
    assertThat(within(suspect)).doesNotContain(3);
    peers.remove(honest.peer);
    assertThat(within(suspect)).contains(3);
  }

  @Test
  void theLastPiecesAreHeldByNobody() throws Exception {
    Peering suspect = seed(1);
    Peering honest = seed(2);
    parole.suspect(1, "witness");
    for (int piece = 1; piece < 10; piece++) {
      pieces.verify(piece);
    }
    ask(suspect, 0, 0);
    assertThat(within(honest)).containsExactly(0);
  }

  @Test
  void paroleEndsWhenAllWhoSuspectedAcquit() throws Exception {
    Peering suspect = seed(1);
    Peering honest = seed(2);
    parole.suspect(1, "one");
    parole.suspect(1, "other");
    ask(suspect, 5, 0);
    parole.acquit(1, "one");
    assertThat(parole.isOn(suspect.peer)).isTrue();
    assertThat(within(honest)).doesNotContain(5);
    parole.acquitAll("other");
    assertThat(parole.isOn(suspect.peer)).isFalse();
    assertThat(within(honest)).contains(5);
  }

  @Test
  void whoIsNotThereIsNotSuspected() throws Exception {
    parole.suspect(1, "witness");
    Peering late = seed(1);
    assertThat(parole.isOn(late.peer)).isFalse();
    parole.suspect(1, "witness");
    parole.onGone(late.peer);
    assertThat(parole.isOn(late.peer)).isFalse();
  }

  @Test
  void theSettingTurnsItOff() throws Exception {
    Peering suspect = seed(1);
    Peering honest = seed(2);
    parole.suspect(1, "witness");
    ask(suspect, 5, 0);
    parole.allow(false);
    assertThat(parole.isOn(suspect.peer)).isFalse();
    assertThat(within(honest)).contains(5);
  }
}
