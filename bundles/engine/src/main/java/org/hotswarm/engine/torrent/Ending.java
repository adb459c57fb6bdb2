package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.engine.loop.Loops;

/**
 * The end of a torrent in its session: good-bye to everybody, what it has is saved, what it holds
 * is let go.
 *
 * @param torrent that ends
 * @param loop that owns it
 */
record Ending(EngineTorrent torrent, EventLoop loop) {
  /**
   * Completes on the loop when nothing is held any more.
   *
   * @param farewell how long trackers may take
   */
  CompletionStage<Void> run(Duration farewell) {
    CompletionStage<Void> told =
        Loops.within(loop, farewell, torrent.swarm().leave("the torrent was stopped"));
    return torrent
        .keeper()
        .finish(torrent, loop)
        .thenCompose(saved -> closeStore())
        .thenCombine(told, (closed, said) -> null)
        .thenAcceptAsync(done -> letGo(), loop);
  }

  private CompletionStage<?> closeStore() {
    return torrent.transfer().isPresent()
        ? torrent.transfer().get().closeStore()
        : CompletableFuture.completedFuture(null);
  }

  private void letGo() {
    torrent.swarm().close();
    torrent.transfer().ifPresent(Transfer::closePicker);
    torrent.publish();
  }
}
