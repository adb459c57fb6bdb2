package org.hotswarm.spi.picker;

import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hotswarm.model.geometry.Geometry;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The facts of a torrent that a picker orders. All answers are live; none may be kept beyond the
 * call.
 */
@ProviderType
public interface PickerNeeds {
  /** The torrent's measures. */
  Geometry geometry();

  /** Whether {@code piece} is verified. */
  boolean isVerified(int piece);

  /** How many pieces are verified. */
  int verifiedCount();

  /** 0 for not wanted, 1 normal, up to 7 for wanted most (manual: piece_priority). */
  int priority(int piece);

  /**
   * The pieces of which some block was asked for or has arrived, and that are not verified, in the
   * order they began.
   */
  Collection<? extends PartialPiece> partialPieces();

  /** That piece if it is one of the partial ones. */
  Optional<? extends PartialPiece> partialPiece(int piece);

  /** The engine's random source; seeded in tests. */
  RandomGenerator random();
}
