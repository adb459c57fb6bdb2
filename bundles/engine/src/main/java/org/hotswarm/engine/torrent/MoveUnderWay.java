package org.hotswarm.engine.torrent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.TorrentFiles;
import org.hotswarm.engine.data.Whereabouts.Place;
import org.hotswarm.spi.store.Passage;

/**
 * A move of a torrent's files, a part at a time on its disk lane, so that reads and writes go on in
 * between.
 *
 * <p>Owner thread: the torrent's loop, but for what is promised to applications, which any may
 * call.
 */
final class MoveUnderWay implements TorrentFiles.Move {
  private final CompletableFuture<Path> arrival = new CompletableFuture<>();
  private volatile boolean cancelled;
  private volatile long total;
  private volatile long copied;
  private volatile Optional<IOException> leftBehind = Optional.empty();

  @Override
  public CompletionStage<Path> arrival() {
    return arrival.minimalCompletionStage();
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public long copied() {
    return copied;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  /** All is there, and the torrent knows. */
  void arrived(Path path) {
    arrival.complete(path);
  }

  /** It came to nothing. */
  void failed(Throwable why) {
    arrival.completeExceptionally(why);
  }

  /** What could not be removed of the old place. */
  Optional<IOException> leftBehind() {
    return leftBehind;
  }

  /** Moves the files; completes on the loop when they are at {@code to}. */
  CompletionStage<Place> run(Transfer transfer, Place to) {
    CompletableFuture<Place> there = new CompletableFuture<>();
    transfer
        .store()
        .ask(store -> store.move(to.root(), to.files()))
        .whenComplete(
            (passage, failure) -> {
              if (failure != null) {
                there.completeExceptionally(failure);
              } else {
                advance(transfer, passage, to, there);
              }
            });
    return there;
  }

  private void advance(
      Transfer transfer, Passage passage, Place to, CompletableFuture<Place> there) {
    transfer
        .store()
        .ask(store -> step(transfer, passage, to))
        .whenComplete(
            (arrived, failure) -> {
              if (failure != null) {
                there.completeExceptionally(failure);
              } else if (Boolean.TRUE.equals(arrived)) {
                there.complete(to);
              } else {
                advance(transfer, passage, to, there);
              }
            });
  }

  // lane: the store is at the new place when this is done, and so are its needs
  private boolean step(Transfer transfer, Passage passage, Place to) throws IOException {
    if (cancelled) {
      passage.cancel();
      throw new CancellationException("the move to " + to.root() + " was cancelled");
    }
    boolean arrived = passage.advance();
    total = passage.total();
    copied = passage.copied();
    if (arrived) {
      transfer.whereabouts().place(to);
      leftBehind = passage.leftBehind();
    }
    return arrived;
  }
}
