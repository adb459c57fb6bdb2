package org.hotswarm.tck.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.tck.Play;

/**
 * Pieces are checked, in which an honest crowd and a few liars took part; of some blocks nobody
 * knows who sent them. Nobody is accused who sent only what was right.
 */
public final class WitnessPlay implements Play<PieceWitnessNeeds, PieceWitness> {
  private static final int EVENTS = 60;
  private static final int PEERS = 12;
  private static final int LIARS = 3;
  private static final int PIECES = 10;
  private static final int BLOCKS = 4;

  private final FakeCourt court = new FakeCourt();
  private final Random random;

  /**
   * @param seed of the whole course
   */
  public WitnessPlay(long seed) {
    random = new Random(seed);
  }

  @Override
  public FakeCourt needs() {
    return court;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  /** The engine tells nothing again: what was reported is past. */
  @Override
  public void replay(PieceWitness witness) {}

  @Override
  public void step(PieceWitness witness) {
    court.tell(witness, report());
    assertThat(court.faults()).isEmpty();
  }

  /** A piece of those who are there still: the engine asks nobody who is banned. */
  private PieceReport report() {
    StringBuilder blocks = new StringBuilder();
    long[] peers = new long[BLOCKS];
    boolean right = true;
    for (int block = 0; block < BLOCKS; block++) {
      peers[block] = somebody();
      boolean lie = peers[block] < LIARS && random.nextInt(3) == 0;
      right &= !lie;
      char truth = (char) ('a' + block);
      blocks.append(lie ? Character.toUpperCase(truth) : random.nextInt(8) == 0 ? '?' : truth);
    }
    return FakeCourt.report(random.nextInt(PIECES), right, blocks.toString(), peers);
  }

  private long somebody() {
    long peer = random.nextInt(PEERS);
    while (court.isBanned(peer)) {
      peer = (peer + 1) % PEERS;
    }
    return peer;
  }

  @Override
  public void finish(PieceWitness witness) {
    for (int piece = 0; piece < PIECES; piece++) {
      court.tell(witness, FakeCourt.report(piece, true, "abcd", 100, 100, 100, 100));
    }
    assertThat(court.faults()).isEmpty();
    assertThat(court.suspected()).as("on parole and banned").noneMatch(court::isBanned);
  }
}
