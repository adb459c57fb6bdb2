package org.hotswarm.spi.store;

import java.util.Map;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.ProviderState;

/**
 * What one store leaves to the next.
 *
 * @param allocation {@code sparse}, {@code full}, {@code compact} or {@code memory}
 * @param prepared whether directories and empty files are there
 * @param kept by piece, what is nowhere but in memory; it moves by reference within the process and
 *     is left out of the bencoded form
 */
public record StoreState(String allocation, boolean prepared, Map<Integer, KeptPiece> kept)
    implements ProviderState {
  public StoreState {
    kept = Map.copyOf(kept);
  }

  /** Of a store whose bytes all outlive it. */
  public StoreState(String allocation, boolean prepared) {
    this(allocation, prepared, Map.of());
  }

  @Override
  public BDictionary toBencode() {
    return BDictionary.builder()
        .put("v", 1)
        .put("allocation", allocation)
        .put("prepared", prepared ? 1 : 0)
        .build();
  }
}
