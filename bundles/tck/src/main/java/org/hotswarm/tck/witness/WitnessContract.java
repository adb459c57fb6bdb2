package org.hotswarm.tck.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.spi.witness.SentBlock;
import org.hotswarm.tck.ProviderContract;
import org.hotswarm.tck.bencode.PlainBencode;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.witness} asks of a witness. */
public abstract class WitnessContract
    extends ProviderContract<
        PieceWitnessNeeds, PieceWitnessState, PieceWitness, PieceWitnessProvider> {
  private static final int COURSES = 30;
  private static final int MANY = 5_000;
  private static final int BLOCKS = 64;

  /** What a witness may leave to the next, bencoded. */
  private static final int MOST_BYTES = 4 << 20;

  /** For witnesses. */
  protected WitnessContract() {
    super(PieceWitnessNeeds.class);
  }

  @Override
  protected PieceWitnessNeeds needs() {
    return new FakeCourt();
  }

  @Test
  public void nobodyIsAccusedWhoSentOnlyWhatWasRight() throws Exception {
    for (int course = 0; course < COURSES; course++) {
      WitnessPlay play = new WitnessPlay(course);
      try (PieceWitness witness = open(play.needs())) {
        for (int event = 0; event < play.length(); event++) {
          play.step(witness);
        }
        play.finish(witness);
      }
    }
  }

  @Test
  public void piecesOfWhichLittleIsKnownAreTakenAsWell() {
    FakeCourt court = new FakeCourt();
    try (PieceWitness witness = open(court)) {
      for (boolean right : List.of(false, true)) {
        court.tell(witness, new PieceReport(0, right, BLOCKS, List.of()));
        court.tell(witness, FakeCourt.report(1, right, "??c?", 0, 0, 3, 0));
        court.tell(witness, FakeCourt.report(Integer.MAX_VALUE, right, "a", 1));
      }
      assertThat(court.faults()).isEmpty();
    }
  }

  @Test
  public void whatIsKeptOfReportsIsBounded() {
    FakeCourt court = new FakeCourt();
    try (PieceWitness witness = open(court)) {
      Random random = new Random(1);
      for (int piece = 0; piece < MANY; piece++) {
        List<SentBlock> sent = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
          long peer = 2L * piece + block % 2;
          sent.add(new SentBlock(block, FakeCourt.peer(peer), random.nextInt()));
        }
        court.tell(witness, new PieceReport(piece, false, BLOCKS, sent));
      }
      assertThat(new PlainBencode().encode(witness.snapshot().tree()).length)
          .isLessThanOrEqualTo(MOST_BYTES);
    }
  }

  @Test
  public void stateItCannotReadIsIgnored() throws Exception {
    byte[] noise = new byte[100];
    new Random(4).nextBytes(noise);
    for (BDictionary odd :
        List.of(
            BDictionary.empty(),
            BDictionary.builder().put("v", 999).put("trust", BList.of(new BInteger(1))).build(),
            BDictionary.builder().put("v", "one").build(),
            BDictionary.builder().put("v", -1).put("wrong", noise).build())) {
      WitnessPlay play = new WitnessPlay(4);
      try (PieceWitness witness = open(play.needs(), Optional.of(new PieceWitnessState(odd)));
          PieceWitness fresh = open(new FakeCourt())) {
        assertThat(witness.snapshot()).isEqualTo(fresh.snapshot());
        play.step(witness);
      }
    }
  }
}
