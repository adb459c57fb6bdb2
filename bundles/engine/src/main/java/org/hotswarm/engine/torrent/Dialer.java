package org.hotswarm.engine.torrent;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.find.PeerList;
import org.hotswarm.engine.peer.Greeting;
import org.hotswarm.engine.peer.MeasuredReads;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerChannel;
import org.hotswarm.engine.peer.PeerLink;
import org.hotswarm.engine.peer.RateGate;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.model.wire.Handshake;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.wire.WireLimits;

/**
 * Opens connections, and makes peers of connections whose handshakes are done, ours or theirs
 * first.
 *
 * <p>Owner thread: the torrent's loop. BEPs: 3.
 */
final class Dialer {
  /** Between two looks for a codec while there is none. */
  private static final long CODEC_MILLIS = 10;

  private final Household house;
  private final EventLoop loop;
  private final Swarm swarm;
  private final InfoHash infoHash;
  private final Map<Peer, Conversation> conversations = new HashMap<>();
  private final Set<Attempt> attempts = new LinkedHashSet<>();
  private boolean incoming;

  Dialer(Household house, EventLoop loop, Swarm swarm, InfoHash infoHash) {
    this.house = house;
    this.loop = loop;
    this.swarm = swarm;
    this.infoHash = infoHash;
  }

  /** What we say first. */
  Handshake ours() {
    return new Handshake(
        Reserved.of(Reserved.FAST, Reserved.EXTENDED), infoHash, house.person().peerId());
  }

  /** Once a second. */
  void tick() {
    conversations.keySet().removeIf(peer -> swarm.peers().find(peer.number()).isEmpty());
    conversations.values().forEach(Conversation::tick);
  }

  /** Dials the best candidates as far as limits allow. */
  void dialMore() {
    Settings settings = house.settings().get();
    while (attempts.size() < settings.get(PeerSettings.TORRENT_HALF_OPEN_LIMIT)
        && swarm.peers().size() + attempts.size() < swarm.bounds().mostConnections()) {
      Optional<PeerList.Candidate> next = swarm.known().next(house.means().ticker().nanos());
      if (next.isEmpty() || !house.budgets().connections().mayOpen()) {
        return;
      }
      dial(next.get());
    }
  }

  private void dial(PeerList.Candidate candidate) {
    PeerAddress address = candidate.address();
    swarm.known().dialing(address);
    Attempt attempt = new Attempt(candidate);
    attempts.add(attempt);
    ChannelHandler initializer =
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            MeasuredReads.prepare(channel);
            channel.pipeline().addLast(new Greeting(house.codecs().wire(), patience(), attempt));
          }
        };
    house
        .doors()
        .transport()
        .connect(address.toSocketAddress(), bindAddress(address), loop, initializer)
        .whenComplete(
            (channel, failure) -> {
              if (failure != null) {
                attempt.onNoHandshake(String.valueOf(failure.getMessage()));
              } else if (house.person().addresses().admits(address.ip())) {
                attempt.onOpen();
                sayHello(channel);
              } else {
                channel.close();
              }
            });
  }

  /** Connections of ours whose handshake is not done. */
  Set<Attempt> attempts() {
    return Collections.unmodifiableSet(attempts);
  }

  /** Whether anybody ever connected to us. */
  boolean hasIncoming() {
    return incoming;
  }

  private Duration patience() {
    return house.settings().get().get(PeerSettings.HANDSHAKE_TIMEOUT);
  }

  /** Whether {@code remote} can be dialled from the bind address; nothing is dialled past it. */
  boolean reaches(PeerAddress remote) {
    return boundTo().map(local -> isOfOneFamily(local, remote)).orElse(true);
  }

  private Optional<InetAddress> bindAddress(PeerAddress remote) {
    return boundTo().filter(local -> isOfOneFamily(local, remote));
  }

  private static boolean isOfOneFamily(InetAddress local, PeerAddress remote) {
    return local.getAddress().length == remote.ip().getAddress().length;
  }

  private Optional<InetAddress> boundTo() {
    String text = house.settings().get().get(NetworkSettings.BIND_ADDRESS);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(InetAddress.getByName(text)).filter(ip -> !ip.isAnyLocalAddress());
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private void sayHello(Channel channel) {
    Optional<WireCodec> codec = house.codecs().wire().current();
    if (codec.isEmpty()) {
      // The deadline of the greeting closes the channel when none comes in time.
      if (channel.isActive()) {
        loop.schedule(() -> sayHello(channel), CODEC_MILLIS, TimeUnit.MILLISECONDS);
      }
      return;
    }
    ByteBuf hello = channel.alloc().directBuffer(Handshake.LENGTH);
    codec.get().encodeHandshake(ours(), hello.nioBuffer(0, Handshake.LENGTH));
    channel.writeAndFlush(hello.writerIndex(Handshake.LENGTH), channel.voidPromise());
  }

  /** A connection of ours whose handshake is not done. */
  final class Attempt implements Greeting.Outcome {
    private final PeerList.Candidate candidate;
    private final long begunAt = house.means().ticker().nanos();
    private OptionalLong connectNanos = OptionalLong.empty();
    private boolean over;

    Attempt(PeerList.Candidate candidate) {
      this.candidate = candidate;
    }

    PeerAddress address() {
      return candidate.address();
    }

    /** Whether the connection is open, and the handshake waited for. */
    boolean isOpen() {
      return connectNanos.isPresent();
    }

    Duration age() {
      return Duration.ofNanos(house.means().ticker().nanos() - begunAt);
    }

    /** How long opening the connection took. */
    Optional<Duration> roundTrip() {
      return connectNanos.stream().mapToObj(Duration::ofNanos).findFirst();
    }

    private void onOpen() {
      connectNanos = OptionalLong.of(house.means().ticker().nanos() - begunAt);
    }

    private boolean end() {
      boolean first = !over;
      over = true;
      if (first) {
        attempts.remove(this);
        house.budgets().connections().opened();
      }
      return first;
    }

    @Override
    public void onHandshake(ChannelHandlerContext context, Handshake theirs, ByteBuf behind) {
      end();
      Channel channel = context.channel();
      InetAddress ip = candidate.address().ip();
      if (theirs.infoHash().equals(infoHash)
          && house.person().addresses().admits(ip)
          && isWelcome(theirs, ip, false)) {
        swarm.known().connected(candidate.address());
        welcome(channel, theirs, behind, new Caller(address(), candidate.source(), connectNanos));
      } else {
        behind.release();
        channel.close();
        swarm.known().disconnected(candidate.address(), false, house.means().ticker().nanos());
      }
    }

    @Override
    public void onNoHandshake(String why) {
      if (end()) {
        swarm.known().disconnected(candidate.address(), false, house.means().ticker().nanos());
        swarm.dial();
      }
    }
  }

  /** An incoming connection whose handshake is there and whose answer is not sent yet. */
  void onArrival(Channel channel, Handshake theirs, ByteBuf behind) {
    PeerAddress address = PeerAddress.of((InetSocketAddress) channel.remoteAddress());
    boolean known = swarm.known().admits(address.ip());
    incoming = true;
    boolean mayCome = house.person().addresses().admits(address.ip());
    if (!channel.isActive() || !known || !mayCome || !isWelcome(theirs, address.ip(), true)) {
      behind.release();
      channel.close();
      return;
    }
    sayHello(channel);
    swarm.known().connected(address);
    welcome(
        channel, theirs, behind, new Caller(address, PeerSource.INCOMING, OptionalLong.empty()));
  }

  private boolean isWelcome(Handshake theirs, InetAddress ip, boolean incoming) {
    Settings settings = house.settings().get();
    boolean self = theirs.peerId().equals(house.person().peerId());
    boolean several = settings.get(PeerSettings.ALLOW_MULTIPLE_CONNECTIONS_PER_IP);
    Optional<Peer> twin = swarm.peers().find(theirs.peerId());
    if (twin.isPresent()) {
      return swarm.isOpen() && replaces(twin.get(), ip, incoming);
    }
    return swarm.isOpen()
        && !self
        && (several || !swarm.peers().hasIp(ip))
        && swarm.peers().size() < swarm.bounds().mostConnections();
  }

  /**
   * Whether a connection takes the place of {@code twin}, the other one between the same two. When
   * both dialled each other, both sides keep the one whose peer id is the greater of those who
   * dialled, so that one stays.
   */
  private boolean replaces(Peer twin, InetAddress ip, boolean incoming) {
    boolean twinIncoming = twin.identity().source() == PeerSource.INCOMING;
    boolean crossed = twinIncoming != incoming && twin.address().ip().equals(ip);
    byte[] ours = house.person().peerId().toBytes();
    boolean weAreGreater = Arrays.compareUnsigned(ours, twin.identity().peerId().toBytes()) > 0;
    boolean stays = crossed && weAreGreater != incoming;
    if (stays) {
      twin.link().close("the connection the other way is kept");
    }
    return stays;
  }

  /** The other end of a connection; see {@link Peer.Identity}. */
  private record Caller(PeerAddress address, PeerSource source, OptionalLong connectNanos) {}

  private void welcome(Channel channel, Handshake theirs, ByteBuf behind, Caller caller) {
    if (!house.budgets().connections().join()) {
      behind.release();
      channel.close();
      swarm.known().disconnected(caller.address(), true, house.means().ticker().nanos());
      return;
    }
    Settings settings = house.settings().get();
    Chatter chatter =
        new Chatter(house.means().ticker(), settings.get(LimitSettings.CONTROL_MESSAGES));
    Conversation conversation =
        new Conversation(
            swarm, house.means().ticker(), chatter, settings.get(LimitSettings.PIECES));
    WireLimits limits =
        new WireLimits(settings.get(LimitSettings.MESSAGE_BYTES), WireLimits.STANDARD.block());
    PeerChannel reading = new PeerChannel(house.codecs().wire(), limits, conversation);
    PeerLink link = new PeerLink(channel, reading, house.codecs().wire());
    Peer.Identity identity =
        new Peer.Identity(
            house.budgets().connections().number(),
            caller.address(),
            theirs.peerId(),
            theirs.reserved(),
            caller.source(),
            caller.connectNanos());
    int mostAsked = settings.get(TransferSettings.MAX_OUT_REQUEST_QUEUE);
    RateGate gate = swarm.bounds().join(caller.address(), loop);
    Peer peer = new Peer(identity, link, gate, mostAsked, house.means().ticker().nanos());
    gate.open(link, () -> swarm.transfer().ifPresent(now -> now.uploads().pump(peer)));
    conversation.with(peer, reading);
    conversations.put(peer, conversation);
    channel.pipeline().addLast(gate, reading);
    swarm.onPeer(peer);
    begin(channel, link, behind);
  }

  private static void begin(Channel channel, PeerLink link, ByteBuf behind) {
    if (behind.isReadable()) {
      channel.pipeline().fireChannelRead(behind);
      channel.pipeline().fireChannelReadComplete();
    } else {
      behind.release();
    }
    link.beginReading();
    if (!channel.isActive()) {
      channel.pipeline().fireChannelInactive();
    }
  }
}
