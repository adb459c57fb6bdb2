package org.hotswarm.spi.store;

import java.nio.file.Path;
import java.util.List;
import org.hotswarm.model.geometry.Geometry;
import org.osgi.annotation.versioning.ProviderType;

/** What a store may ask of the engine. */
@ProviderType
public interface StoreNeeds {
  /** The torrent's measures. */
  Geometry geometry();

  /**
   * Where each file goes, in torrent order, below {@link #root()}. The engine has checked that none
   * leaves it; they are others after a move; a store that follows names on disk checks again, for
   * links may have been put there since (limit 13).
   */
  List<Path> files();

  /** The save directory; another one after a move. */
  Path root();

  /**
   * Whether file {@code index} is wanted; unwanted files are not created, though pieces may reach
   * into them.
   */
  boolean isWanted(int index);

  /** Open files a store may hold (manual: file_pool_size, 40). */
  int filePoolSize();
}
