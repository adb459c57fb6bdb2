package org.hotswarm.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.wire.WireException;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private final Availability availability = new Availability(4);

  private static Peer peer(int number, int... pieces) throws WireException {
    Peer peer = new Peering(number, true).peer;
    peer.having().learn(4);
    for (int piece : pieces) {
      peer.having().have(piece, 4);
    }
    return peer;
  }

  @Test
  void withoutPeersThereIsNoCopy() {
    assertThat(availability.copies()).isZero();
    assertThat(availability.counts()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void theRarestPieceIsTheWholePartAndTheShareOfOthersTheFraction() throws Exception {
    availability.joined(peer(1, 0, 1, 2, 3));
    availability.joined(peer(2, 0, 1, 2, 3));
    Peer third = peer(3, 0);
    availability.joined(third);
    assertThat(availability.copies()).isEqualTo(2.25, within(1e-9));
    third.having().have(1, 4);
    availability.has(third, 1);
    assertThat(availability.copies()).isEqualTo(2.5, within(1e-9));
    availability.left(third);
    assertThat(availability.counts()).containsExactly(2, 2, 2, 2);
  }

  @Test
  void nobodyIsCountedTwiceOrTakenOffTwice() throws Exception {
    Peer one = peer(1, 0, 1);
    availability.joined(peer(2, 0));
    availability.joined(one);
    availability.joined(one);
    availability.left(one);
    availability.left(one);
    availability.has(one, 3);
    assertThat(availability.counts()).containsExactly(1, 0, 0, 0);
  }

  @Test
  void whoseNumberOfPiecesIsNotKnownDoesNotCount() {
    Peer early = new Peering(1, true).peer;
    availability.joined(early);
    availability.left(early);
    assertThat(availability.counts()).containsExactly(0, 0, 0, 0);
  }
}
