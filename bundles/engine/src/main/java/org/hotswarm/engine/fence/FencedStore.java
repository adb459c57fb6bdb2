package org.hotswarm.engine.fence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.hotswarm.spi.store.Passage;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/**
 * A store behind its fence; what fails against the contract throws {@link ProviderFailure}. Owner
 * thread: the torrent's disk lane.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedStore(Store bare, Fence fence) implements Store {
  @Override
  public void prepare() throws IOException {
    fence.run(bare::prepare);
  }

  @Override
  public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
    fence.run(() -> bare.write(piece, begin, data));
  }

  @Override
  public void read(int piece, int begin, ByteBuffer into) throws IOException {
    fence.run(() -> bare.read(piece, begin, into));
  }

  @Override
  public void force() throws IOException {
    fence.run(bare::force);
  }

  @Override
  public List<StoredFile> files() throws IOException {
    return fence.ask(bare::files);
  }

  @Override
  public void release() throws IOException {
    fence.run(bare::release);
  }

  @Override
  public Passage move(Path root, List<Path> files) throws IOException {
    return new FencedPassage(fence.ask(() -> bare.move(root, files)), fence);
  }

  @Override
  public void delete() throws IOException {
    fence.run(bare::delete);
  }

  @Override
  public StoreState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
