package org.hotswarm.engine.needs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.StoreNeeds;

/**
 * The facts of a torrent for its store.
 *
 * @param geometry measures
 * @param root the save directory
 * @param files where each file goes
 * @param wanted whether a file is wanted; any thread
 * @param filePoolSize open files at most
 */
public record StoreFacts(
    Geometry geometry, Path root, List<Path> files, IntPredicate wanted, int filePoolSize)
    implements StoreNeeds {
  @Override
  public boolean isWanted(int index) {
    return wanted.test(index);
  }
}
