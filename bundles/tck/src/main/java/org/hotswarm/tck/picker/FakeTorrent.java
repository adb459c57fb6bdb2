package org.hotswarm.tck.picker;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PickerNeeds;

/** The facts of a torrent, in maps; counts what it is asked. */
public final class FakeTorrent implements PickerNeeds {
  private final Geometry geometry;
  private final PieceSet verified;
  private final int[] priorities;
  private final Map<Integer, FakePartial> partials = new LinkedHashMap<>();
  private final Random random;
  private int questions;

  /**
   * @param pieces how many
   * @param blocksPerPiece of 16 KiB each
   * @param seed of the random source
   */
  public FakeTorrent(int pieces, int blocksPerPiece, long seed) {
    int pieceLength = blocksPerPiece * Geometry.BLOCK_LENGTH;
    this.geometry = Geometry.ofLengths(pieceLength, List.of((long) pieces * pieceLength));
    this.verified = new PieceSet(pieces);
    this.priorities = new int[pieces];
    Arrays.fill(priorities, 1);
    this.random = new Random(seed);
  }

  /** Which pieces are verified; may be changed. */
  public PieceSet verified() {
    return verified;
  }

  /** Sets the priority of a piece. */
  public void want(int piece, int priority) {
    priorities[piece] = priority;
  }

  /** The pieces in the making, by index; may be changed. */
  public Map<Integer, FakePartial> partials() {
    return partials;
  }

  /** How many questions about pieces were asked since the last call of this. */
  public int takeQuestions() {
    int asked = questions;
    questions = 0;
    return asked;
  }

  /** The piece in the making, made now if it is not there. */
  public FakePartial partial(int piece) {
    return partials.computeIfAbsent(piece, p -> new FakePartial(p, geometry.blockCount(p)));
  }

  @Override
  public Geometry geometry() {
    return geometry;
  }

  @Override
  public boolean isVerified(int piece) {
    questions++;
    return verified.has(piece);
  }

  @Override
  public int verifiedCount() {
    return verified.count();
  }

  @Override
  public int priority(int piece) {
    questions++;
    return priorities[piece];
  }

  @Override
  public Collection<FakePartial> partialPieces() {
    return partials.values();
  }

  @Override
  public Optional<FakePartial> partialPiece(int piece) {
    return Optional.ofNullable(partials.get(piece));
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
