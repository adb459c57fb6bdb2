package org.hotswarm.engine.needs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.hotswarm.engine.data.Whereabouts;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.StoreNeeds;

/**
 * The facts of a torrent for its store.
 *
 * @param geometry measures
 * @param whereabouts of its files
 * @param wanted whether a file is wanted; any thread
 * @param filePoolSize open files at most
 */
public record StoreFacts(
    Geometry geometry, Whereabouts whereabouts, IntPredicate wanted, int filePoolSize)
    implements StoreNeeds {
  @Override
  public Path root() {
    return whereabouts.place().root();
  }

  @Override
  public List<Path> files() {
    return whereabouts.place().files();
  }

  @Override
  public boolean isWanted(int index) {
    return wanted.test(index);
  }
}
