package org.hotswarm.engine.fence;

import java.io.IOException;
import java.util.Optional;
import org.hotswarm.spi.store.Passage;

/**
 * A move of files behind its store's fence. Owner thread: the torrent's disk lane.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
record FencedPassage(Passage bare, Fence fence) implements Passage {
  @Override
  public boolean advance() throws IOException {
    return fence.ask(bare::advance);
  }

  @Override
  public long total() {
    return fence.ask(bare::total);
  }

  @Override
  public long copied() {
    return fence.ask(bare::copied);
  }

  @Override
  public Optional<IOException> leftBehind() {
    return fence.ask(bare::leftBehind);
  }

  @Override
  public void cancel() throws IOException {
    fence.run(bare::cancel);
  }
}
