package org.hotswarm.store.memory;

import java.util.List;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.tck.store.StoreMoveContract;

/** One after the other, as when the bundle is updated. */
class MemoryMoveTest extends StoreMoveContract {
  @Override
  protected List<StoreProvider> providers() {
    return List.of(new MemoryStoreProvider(), new MemoryStoreProvider());
  }
}
