package org.hotswarm.store.file;

import java.util.Optional;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.osgi.service.component.annotations.Component;

/** Opens stores that keep a torrent in sparse files. */
@Component(service = StoreProvider.class)
public final class FileStoreProvider implements StoreProvider {
  @Override
  public String id() {
    return "file";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    return new FileStore(needs, state);
  }
}
