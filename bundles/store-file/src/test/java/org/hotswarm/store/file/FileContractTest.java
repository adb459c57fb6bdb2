package org.hotswarm.store.file;

import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.tck.store.StoreContract;

class FileContractTest extends StoreContract {
  @Override
  protected StoreProvider provider() {
    return new FileStoreProvider();
  }
}
