package org.hotswarm.store.file;

import java.util.Optional;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreState;

/** Short ways to open one. */
final class Stores {
  private Stores() {}

  static Store open(StoreNeeds needs) {
    return new FileStoreProvider().open(needs, Optional.empty());
  }

  static Store open(StoreNeeds needs, StoreState state) {
    return new FileStoreProvider().open(needs, Optional.of(state));
  }
}
