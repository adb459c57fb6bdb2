package org.hotswarm.engine.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.hotswarm.spi.store.Passage;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/**
 * Stands for a store that has been let go, so that what still wanted it ends in its failure path.
 */
final class GoneStore implements Store {
  private static IOException gone() {
    return new IOException("the torrent has let its store go");
  }

  @Override
  public void prepare() throws IOException {
    throw gone();
  }

  @Override
  public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
    throw gone();
  }

  @Override
  public void read(int piece, int begin, ByteBuffer into) throws IOException {
    throw gone();
  }

  @Override
  public void force() throws IOException {
    throw gone();
  }

  @Override
  public List<StoredFile> files() throws IOException {
    throw gone();
  }

  @Override
  public void release() throws IOException {
    throw gone();
  }

  @Override
  public Passage move(Path root, List<Path> files) throws IOException {
    throw gone();
  }

  @Override
  public void delete() throws IOException {
    throw gone();
  }

  @Override
  public StoreState snapshot() {
    return new StoreState("", false);
  }

  @Override
  public void close() {
    // There is nothing left to close.
  }
}
