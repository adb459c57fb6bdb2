package org.hotswarm.spi.store;

import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.ProviderState;

/**
 * What one store leaves to the next.
 *
 * @param allocation {@code sparse}, {@code full} or {@code compact}
 * @param prepared whether directories and empty files are there
 */
public record StoreState(String allocation, boolean prepared) implements ProviderState {
  @Override
  public BDictionary toBencode() {
    return BDictionary.builder()
        .put("v", 1)
        .put("allocation", allocation)
        .put("prepared", prepared ? 1 : 0)
        .build();
  }
}
