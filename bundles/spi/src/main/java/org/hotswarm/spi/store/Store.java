package org.hotswarm.spi.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** The bytes of one torrent. Ranges are given as the wire gives them and lie inside the torrent. */
@ConsumerType
public interface Store extends Movable<StoreState> {
  /**
   * Makes room: directories, empty files, and what the allocation mode asks for. Existing data
   * stays.
   *
   * @throws IOException names the path
   */
  void prepare() throws IOException;

  /**
   * Writes all of {@code data}, one buffer after the other, to {@code piece} from {@code begin} on.
   * Takes them whole or throws; after an exception the range is undefined.
   *
   * @param data buffers from position to limit, direct ones as they came from the network; the
   *     positions move
   * @throws StoreFullException when there is no room
   */
  void write(int piece, int begin, List<ByteBuffer> data) throws IOException;

  /**
   * Fills {@code into} from {@code piece}, {@code begin} on.
   *
   * @throws IOException when a byte of the range is not there
   */
  void read(int piece, int begin, ByteBuffer into) throws IOException;

  /**
   * Returns when everything written is on stable storage, names of new files included; and what was
   * read, as a process that died may have written it.
   *
   * @throws IOException after which everything written since the last good call must be held for
   *     lost
   */
  void force() throws IOException;

  /** Each file as it is now, in torrent order. */
  List<StoredFile> files() throws IOException;

  /** Lets go of open files; the next call opens them again. */
  void release() throws IOException;

  /**
   * Begins to move the torrent's files to other places, or to give them other names (manual:
   * move_storage, rename_file). {@link StoreNeeds} tells the new places when all has arrived. A
   * store without files has nothing to do.
   *
   * @param root the new save directory
   * @param files where each goes, in torrent order, below {@code root}
   * @throws IOException when they are being moved already
   */
  default Passage move(Path root, List<Path> files) throws IOException {
    return new NoPassage();
  }

  /** Deletes the torrent's own files, and directories that become empty, and nothing else. */
  void delete() throws IOException;
}
