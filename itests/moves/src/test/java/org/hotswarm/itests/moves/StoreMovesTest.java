package org.hotswarm.itests.moves;

import java.util.List;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.store.file.FileStoreProvider;
import org.hotswarm.store.memory.MemoryStoreProvider;
import org.hotswarm.tck.store.StoreMoveContract;

/** Both stores into each other; what was written is carried over. */
class StoreMovesTest extends StoreMoveContract {
  @Override
  protected List<StoreProvider> providers() {
    return List.of(new FileStoreProvider(), new MemoryStoreProvider());
  }
}
