package org.hotswarm.picker.sequential;

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
final class FakeTorrent implements PickerNeeds {
  final Geometry geometry;
  final PieceSet verified;
  final int[] priorities;
  final Map<Integer, FakePartial> partials = new LinkedHashMap<>();
  private final Random random;
  int questions;

  FakeTorrent(int pieces, int blocksPerPiece, long seed) {
    int pieceLength = blocksPerPiece * Geometry.BLOCK_LENGTH;
    this.geometry = Geometry.ofLengths(pieceLength, List.of((long) pieces * pieceLength));
    this.verified = new PieceSet(pieces);
    this.priorities = new int[pieces];
    Arrays.fill(priorities, 4);
    this.random = new Random(seed);
  }

  /** The piece in the making, made now if it is not there. */
  FakePartial partial(int piece) {
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
