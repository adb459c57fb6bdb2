package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.spi.wire.WireCodec;

/**
 * Receives incoming connections: waits for the handshake that names a torrent and brings the
 * channel to that torrent's loop.
 *
 * <p>Owner thread: any; each channel on its own loop. Invariants: handshakes that are waited for
 * are counted, in all and by address, and bounded (limit 34); a connection that names no torrent of
 * ours enters no torrent structure (limit 40).
 */
public final class Doorman {
  private final Front<WireCodec> wire;
  private final Function<InfoHash, Optional<TorrentDoor>> directory;
  private final Supplier<Rules> rules;
  private final Predicate<InetAddress> gate;
  private final AtomicInteger pending = new AtomicInteger();
  private final Map<InetAddress, Integer> pendingByIp = new ConcurrentHashMap<>();

  /**
   * Limits.
   *
   * @param patience for a handshake (limit 33)
   * @param pending handshakes waited for at once (limit 34)
   * @param pendingPerIp of these, from one address (limit 34)
   */
  public record Rules(Duration patience, int pending, int pendingPerIp) {}

  /**
   * @param wire the codec of the moment
   * @param directory finds the torrent that a handshake names
   * @param rules limits of the moment
   * @param gate whether an address may come at all
   */
  public Doorman(
      Front<WireCodec> wire,
      Function<InfoHash, Optional<TorrentDoor>> directory,
      Supplier<Rules> rules,
      Predicate<InetAddress> gate) {
    this.wire = wire;
    this.directory = directory;
    this.rules = rules;
    this.gate = gate;
  }

  /** Handshakes waited for now. */
  public int pending() {
    return pending.get();
  }

  /** A connection was accepted; called from its initializer. */
  public void receive(Channel channel) {
    Rules now = rules.get();
    if (!(channel.remoteAddress() instanceof InetSocketAddress remote)
        || !gate.test(remote.getAddress())) {
      channel.close();
      return;
    }
    InetAddress ip = remote.getAddress();
    int ofIp = pendingByIp.merge(ip, 1, Integer::sum);
    if (pending.incrementAndGet() > now.pending() || ofIp > now.pendingPerIp()) {
      leave(ip);
      channel.close();
      return;
    }
    MeasuredReads.prepare(channel);
    channel.pipeline().addLast(new Greeting(wire, now.patience(), new Reception(ip)));
  }

  private void leave(InetAddress ip) {
    pending.decrementAndGet();
    pendingByIp.computeIfPresent(ip, (key, count) -> count > 1 ? count - 1 : null);
  }

  private final class Reception implements Greeting.Outcome {
    private final InetAddress ip;

    Reception(InetAddress ip) {
      this.ip = ip;
    }

    @Override
    public void onHandshake(ChannelHandlerContext context, Handshake theirs, ByteBuf behind) {
      leave(ip);
      Optional<TorrentDoor> door = directory.apply(theirs.infoHash());
      if (door.isEmpty()) {
        behind.release();
        context.close();
      } else {
        move(context.channel(), door.get(), theirs, behind);
      }
    }

    @Override
    public void onNoHandshake(String why) {
      leave(ip);
    }
  }

  private static void move(Channel channel, TorrentDoor door, Handshake theirs, ByteBuf behind) {
    if (channel.eventLoop() == door.loop()) {
      door.onArrival(channel, theirs, behind);
      return;
    }
    channel
        .deregister()
        .addListener(
            left ->
                door.loop()
                    .register(channel)
                    .addListener(
                        there -> {
                          if (there.isSuccess()) {
                            door.onArrival(channel, theirs, behind);
                          } else {
                            behind.release();
                            channel.close();
                          }
                        }));
  }
}
