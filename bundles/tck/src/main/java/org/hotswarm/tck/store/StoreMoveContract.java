package org.hotswarm.tck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;
import org.junit.jupiter.api.io.TempDir;

/** Moving: nothing is dirty after {@code force}, and no byte that was written is lost. */
public abstract class StoreMoveContract
    extends MoveContract<StoreNeeds, StoreState, Store, StoreProvider> {
  @TempDir Path directory;

  /** For stores. */
  protected StoreMoveContract() {
    super(StoreNeeds.class);
  }

  @Override
  protected Play<StoreNeeds, Store> play(long seed) throws IOException {
    return new StorePlay(Files.createTempDirectory(directory, "play"), seed);
  }
}
