package ${package};

import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.tck.store.StoreContract;

/** What every provider of this kind promises. */
class SampleStoreTest extends StoreContract {
  @Override
  protected StoreProvider provider() {
    return new SampleStoreProvider();
  }
}
