package org.hotswarm.store.memory;

import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.tck.store.StoreContract;

class MemoryContractTest extends StoreContract {
  @Override
  protected StoreProvider provider() {
    return new MemoryStoreProvider();
  }
}
