package org.hotswarm.engine.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a torrent's files are. Read by any thread; the disk lane changes it, so that no call of the
 * store comes between a move and its being known.
 */
public final class Whereabouts {
  private volatile Place place;

  /**
   * A place.
   *
   * @param root the save directory
   * @param files where each file is, in torrent order, below {@code root}
   */
  public record Place(Path root, List<Path> files) {
    public Place {
      files = List.copyOf(files);
    }
  }

  /** At first they are there. */
  public Whereabouts(Place place) {
    this.place = place;
  }

  /** Where they are now. */
  public Place place() {
    return place;
  }

  /** They are there from now on. */
  public void place(Place next) {
    place = next;
  }
}
