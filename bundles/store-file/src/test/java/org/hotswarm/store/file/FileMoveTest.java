package org.hotswarm.store.file;

import java.util.List;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.tck.store.StoreMoveContract;

/** One after the other, as when the bundle is updated. */
class FileMoveTest extends StoreMoveContract {
  @Override
  protected List<StoreProvider> providers() {
    return List.of(new FileStoreProvider(), new FileStoreProvider());
  }
}
