package org.hotswarm.engine.torrent;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.data.DiskBudget;
import org.hotswarm.engine.find.AddressRules;
import org.hotswarm.engine.find.SeenAddress;
import org.hotswarm.engine.find.TrackerPort;
import org.hotswarm.engine.loop.Pulse;
import org.hotswarm.engine.peer.ConnectionBudget;
import org.hotswarm.engine.peer.TransportPort;
import org.hotswarm.engine.queue.QueueRounds;
import org.hotswarm.engine.rate.Buckets;
import org.hotswarm.engine.resume.ResumePort;
import org.hotswarm.engine.swap.BencodeFront;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.wire.WireCodec;

/**
 * What all torrents of a session share.
 *
 * @param rosters who is there
 * @param codecs fronts of the stateless ones
 * @param means threads, time and chance
 * @param doors out of the torrent's loop
 * @param budgets what is bounded for all together
 * @param person who we are
 * @param settings of the moment
 * @param alerts told what happens
 * @param paused whether the session is, as a whole
 */
public record Household(
    Rosters rosters,
    Codecs codecs,
    Means means,
    Doors doors,
    Budgets budgets,
    Person person,
    Supplier<Settings> settings,
    AlertQueue alerts,
    BooleanSupplier paused) {

  /**
   * Fronts of the stateless codecs.
   *
   * @param wire messages
   * @param bencode trees
   * @param metainfo torrents
   */
  public record Codecs(Front<WireCodec> wire, BencodeFront bencode, MetainfoCodec metainfo) {}

  /**
   * Threads, time and chance.
   *
   * @param disk writes and hashes
   * @param buffers whose memory is used
   * @param ticker monotonic time
   * @param random quick choices
   * @param pulses what beats once a second on a loop
   */
  public record Means(
      Executor disk,
      ByteBufAllocator buffers,
      Ticker ticker,
      RandomGenerator random,
      Function<EventLoop, Pulse> pulses) {}

  /**
   * Ways out of the torrent's loop.
   *
   * @param transport opens connections
   * @param trackers makes the way to trackers for a torrent on that loop
   * @param resume keeps records
   * @param rounds asks for an early choking round; any thread
   * @param queue which torrents run
   */
  public record Doors(
      TransportPort transport,
      Function<EventLoop, TrackerPort> trackers,
      ResumePort resume,
      Runnable rounds,
      QueueRounds queue) {}

  /**
   * What is bounded for all torrents together.
   *
   * @param connections established and half-open
   * @param disk received and not yet written
   * @param outlet read and not yet sent
   * @param rates received and sent
   */
  public record Budgets(
      ConnectionBudget connections, DiskBudget disk, DiskBudget outlet, Buckets rates) {}

  /**
   * Who we are.
   *
   * @param peerId what we call ourselves
   * @param port where we listen, 0 for nowhere
   * @param addresses which addresses may be contacted
   * @param seenAt our address as others see it
   */
  public record Person(
      PeerId peerId, IntSupplier port, AddressRules addresses, SeenAddress seenAt) {}
}
