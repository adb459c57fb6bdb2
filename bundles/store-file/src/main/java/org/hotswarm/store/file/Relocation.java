package org.hotswarm.store.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotswarm.spi.store.Passage;

/**
 * Takes the files of a torrent to another place: by new names where the file system can do that,
 * and else by copies, which are forced before anything is removed. Owner thread: the torrent's disk
 * lane.
 */
final class Relocation implements Passage {
  private final Site from;
  private final Site to;
  private final List<Integer> files;
  private final Consumer<Site> arrived;
  private Optional<Copies> copies = Optional.empty();
  private Optional<IOException> leftBehind = Optional.empty();
  private boolean over;

  /**
   * @param from where the files are
   * @param to where they go
   * @param files those that change their places
   * @param arrived takes over the new place
   */
  Relocation(Site from, Site to, List<Integer> files, Consumer<Site> arrived) {
    this.from = from;
    this.to = to;
    this.files = files;
    this.arrived = arrived;
  }

  /** Whether it is done or given up. */
  boolean isOver() {
    return over;
  }

  /** Bytes of {@code file} were written at the old place. */
  void wrote(int file, long offset, int length) {
    copies.ifPresent(copy -> copy.wrote(file, offset, length));
  }

  @Override
  public boolean advance() throws IOException {
    if (over) {
      throw new IOException("the move to " + to.tree().root() + " has ended");
    }
    try {
      return step();
    } catch (IOException | RuntimeException failed) {
      try {
        cancel();
      } catch (IOException alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
      throw failed;
    }
  }

  private boolean step() throws IOException {
    if (copies.isEmpty()) {
      to.makeRoot();
      if (rename()) {
        to.unforced().adopt(from.unforced());
        arrive();
        return true;
      }
      copies = Optional.of(new Copies(from, to, files));
      return false;
    }
    if (!copies.get().advance()) {
      return false;
    }
    to.force();
    arrive();
    return true;
  }

  private void arrive() {
    over = true;
    from.pool().dropAll();
    arrived.accept(to);
    try {
      new Deletion(from.tree()).run(files.stream().map(from.paths()::get).toList());
    } catch (IOException stays) {
      leftBehind = Optional.of(stays);
    }
  }

  /** Gives new names to all files or to none; false when they have to be copied. */
  private boolean rename() throws IOException {
    from.pool().dropAll();
    Deque<Integer> renamed = new ArrayDeque<>();
    try {
      for (int file : files) {
        if (rename(from, to, file)) {
          renamed.push(file);
        }
      }
      to.force();
      return true;
    } catch (AtomicMoveNotSupportedException otherVolume) {
      restore(renamed);
      return false;
    } catch (IOException failed) {
      restore(renamed);
      throw failed;
    }
  }

  private void restore(Iterable<Integer> renamed) throws IOException {
    for (int file : renamed) {
      rename(to, from, file);
    }
  }

  /** Whether it was there to be renamed. */
  private static boolean rename(Site here, Site there, int file) throws IOException {
    if (here.find(file).isEmpty()) {
      return false;
    }
    if (there.entry(file).isPresent()) {
      throw there.isInTheWay(file);
    }
    Path old = here.paths().get(file);
    Path fresh = there.paths().get(file);
    try (Folder source = here.tree().parentOf(old);
        Folder target = there.tree().makeParentOf(fresh, there.unforced()::added)) {
      source.move(old.getFileName(), target, fresh.getFileName());
      there.unforced().added(source.path());
      there.unforced().added(target.path());
      return true;
    } catch (AtomicMoveNotSupportedException otherVolume) {
      throw otherVolume;
    } catch (IOException cause) {
      throw FileProblem.of("move", here.pool().path(file), cause);
    }
  }

  @Override
  public long total() {
    return copies.map(Copies::total).orElse(0L);
  }

  @Override
  public long copied() {
    return copies.map(Copies::copied).orElse(0L);
  }

  @Override
  public Optional<IOException> leftBehind() {
    return leftBehind;
  }

  /** Gives up, and tries to remove what is at the new place; answers whether that went well. */
  boolean abandon() {
    try {
      cancel();
      return true;
    } catch (IOException stays) {
      return false;
    }
  }

  @Override
  public void cancel() throws IOException {
    if (!over) {
      over = true;
      if (copies.isPresent()) {
        copies.get().remove();
      }
    }
  }
}
