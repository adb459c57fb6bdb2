package org.hotswarm.engine.data;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.Optional;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;

/** A store port whose disk lane runs at once; what comes back waits on the loop. */
final class Disk implements StoreProvider {
  final Roster<StoreProvider> roster = new Roster<>("store");
  final DiskBudget budget = new DiskBudget(8L * Blocks.LENGTH);
  final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(true);
  private static final InfoHash INFO_HASH = InfoHash.ofInfo(new byte[0]);

  final Blocks.ArrayStore store;
  final StorePort port;
  private final Offer<StoreProvider> offer =
      new Offer<>(this, "array", 0, 0, new Offer.Origin("array", "1.0.0"));

  Disk(Blocks torrent, EventLoop loop) {
    this.store = new Blocks.ArrayStore(torrent.geometry);
    StorePort.Threads threads =
        new StorePort.Threads(loop, new Lane(Runnable::run), buffers, budget, INFO_HASH);
    this.port = new StorePort(threads, torrent.needs(), torrent.hashes, Choice.named(() -> ""));
    port.attach(roster);
  }

  Disk withStore() {
    roster.join(offer);
    return this;
  }

  void takeStoreAway() {
    roster.leave(this);
  }

  @Override
  public String id() {
    return "array";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    return store;
  }
}
