package org.hotswarm.tck.witness;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.junit.jupiter.api.Test;

class LoneSenderTest extends WitnessContract {
  @Override
  protected PieceWitnessProvider provider() {
    return new LoneSenderProvider();
  }

  @Test
  void onlyWhoAloneSentAWrongPieceIsBanned() {
    FakeCourt court = new FakeCourt();
    try (PieceWitness witness = open(court)) {
      court.tell(witness, FakeCourt.report(1, false, "ab?", 4, 4, 0));
      court.tell(witness, FakeCourt.report(2, false, "abc", 5, 5, 6));
      court.tell(witness, FakeCourt.report(3, true, "abc", 7, 7, 7));
      assertThat(court.banned()).isEmpty();
      court.tell(witness, FakeCourt.report(4, false, "abc", 8, 8, 8));
      assertThat(court.banned()).hasSize(1);
      assertThat(court.isBanned(8)).isTrue();
    }
  }

  @Test
  void theCourtFindsWhoAccusesTheInnocent() {
    FakeCourt court = new FakeCourt();
    try (PieceWitness witness = open(court)) {
      court.tell(witness, FakeCourt.report(1, true, "a", 1));
    }
    court.suspect(FakeCourt.peer(1));
    court.ban(FakeCourt.peer(2), " ");
    assertThat(court.faults()).hasSize(3);
  }
}
