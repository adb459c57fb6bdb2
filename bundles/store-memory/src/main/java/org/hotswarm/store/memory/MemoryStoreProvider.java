package org.hotswarm.store.memory;

import java.util.Optional;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.osgi.service.component.annotations.Component;

/** Opens stores in memory, all of which together take at most a quarter of the heap. */
@Component(service = StoreProvider.class)
public final class MemoryStoreProvider implements StoreProvider {
  private static final int SHARE_OF_HEAP = 4;

  private final MemoryLimit limit;

  /** With the limit of a quarter of the heap. */
  public MemoryStoreProvider() {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /**
   * @param limit bytes that all stores together may take
   */
  MemoryStoreProvider(long limit) {
    this.limit = new MemoryLimit(limit);
  }

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    MemoryStore store = new MemoryStore(needs, limit);
    state.ifPresent(store::takeOver);
    return store;
  }
}
