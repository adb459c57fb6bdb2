package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extension protocol of one torrent: which extensions there are, their numbers on the wire, and
 * which peers joined which. An extension that leaves is taken back, one that comes is offered, by a
 * fresh handshake on every connection (BEP 10).
 *
 * <p>Owner thread: the torrent's loop. Invariants: a number once given to a name stays that name's.
 * BEPs: 10.
 */
final class Extensions {
  private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

  /** Of an extension handshake; honest ones have a few hundred (limit 29). */
  private static final int MOST_BYTES = 65_536;

  /** Of a name, and of a text that is kept when a later handshake does not repeat it. */
  private static final int MOST_TEXT = 64;

  /** Its name on the wire (BEP 11); a setting turns it off. */
  private static final String PEER_EXCHANGE = "ut_pex";

  private final Household house;
  private final EventLoop loop;
  private final Supplier<Iterable<Peer>> peers;
  private final Function<String, PeerExtensionNeeds> needs;
  private final BooleanSupplier isPrivate;
  private final BiConsumer<Peer, String> ban;
  private final Map<String, ExtensionSeat> seats = new LinkedHashMap<>();
  private final Mailbox mailbox = new Mailbox();
  private final Runnable watcher;
  private final Runnable codecWatcher;

  Extensions(
      Household house,
      EventLoop loop,
      Supplier<Iterable<Peer>> peers,
      Function<String, PeerExtensionNeeds> needs,
      BooleanSupplier isPrivate,
      BiConsumer<Peer, String> ban) {
    this.house = house;
    this.loop = loop;
    this.peers = peers;
    this.needs = needs;
    this.isPrivate = isPrivate;
    this.ban = ban;
    this.watcher = () -> loop.execute(this::seatNewcomers);
    this.codecWatcher = () -> loop.execute(() -> mailbox.open(this::greet, this::onMessage));
  }

  /** Seats the extensions that are there, and those that will come. */
  void open() {
    house.rosters().extensions().watch(watcher);
    house.rosters().bencode().watch(codecWatcher);
    seatNewcomers();
  }

  private void seatNewcomers() {
    Set<String> names = new HashSet<>();
    for (Offer<PeerExtensionProvider> offer : house.rosters().extensions().offers()) {
      offer.ask(PeerExtensionProvider::extensionName).ifPresent(names::add);
    }
    names.removeAll(seats.keySet());
    for (String name : names) {
      ExtensionSeat seat = new ExtensionSeat(name, seats.size() + 1, house.codecs().bencode(), ban);
      PeerExtensionNeeds facts = needs.apply(name);
      seat.open(
          loop,
          facts,
          Choice.fitting(provider -> fits(provider, name)),
          new ExtensionSeat.Listener(
              facts.infoHash(), extension -> onSeated(seat, extension), this::greetAll));
      seats.put(name, seat);
      house.rosters().extensions().attach(seat.slot());
    }
  }

  private boolean fits(PeerExtensionProvider provider, String name) {
    return provider.extensionName().equals(name)
        && (!name.equals(PEER_EXCHANGE) || house.settings().get().get(PeerSettings.PEER_EXCHANGE))
        && (provider.allowedWhenPrivate() || !isPrivate.getAsBoolean());
  }

  private void onSeated(ExtensionSeat seat, PeerExtension extension) {
    for (Peer peer : peers.get()) {
      if (peer.isExtended()) {
        greet(peer);
        seat.refresh(peer, extension);
      }
    }
  }

  private void greetAll() {
    for (Peer peer : peers.get()) {
      if (peer.isExtended()) {
        greet(peer);
      }
    }
  }

  /** Sends our extension handshake, as soon as there is a codec to write it with. */
  void greet(Peer peer) {
    if (!house.codecs().bencode().isThere()) {
      mailbox.greetLater(peer);
      return;
    }
    Settings settings = house.settings().get();
    BDictionary.Builder numbers = BDictionary.builder();
    BDictionary.Builder all = BDictionary.builder();
    for (ExtensionSeat seat : seats.values()) {
      Optional<PeerExtension> current = seat.slot().current();
      numbers.put(seat.name(), current.isPresent() ? seat.number() : 0);
      current.ifPresent(ext -> ext.handshakeAdditions().entries().forEach(all::put));
    }
    all.put("m", numbers.build())
        .put("v", settings.get(NetworkSettings.USER_AGENT).replace('/', ' '))
        .put("reqq", settings.get(TransferSettings.MAX_ALLOWED_IN_REQUEST_QUEUE))
        .put("yourip", peer.address().ip().getAddress());
    int port = house.person().port().getAsInt();
    if (port > 0) {
      all.put("p", port);
    }
    byte[] bytes = house.codecs().bencode().encode(all.build());
    peer.link().send(new Extended(Extended.HANDSHAKE_ID, ByteBuffer.wrap(bytes)));
  }

  /** An extended message came. */
  void onMessage(Peer peer, Extended message) {
    if (!peer.isExtended()) {
      peer.link().refuse("sent an extended message without offering the extension protocol");
    } else if (!house.codecs().bencode().isThere() || mailbox.holds(peer)) {
      mailbox.hold(peer, message);
    } else if (message.id() == Extended.HANDSHAKE_ID) {
      onHandshake(peer, message.payload());
    } else {
      seats.values().stream()
          .filter(seat -> seat.number() == message.id())
          .findFirst()
          .ifPresent(seat -> deliver(seat, peer, message.payload()));
    }
  }

  private static void deliver(ExtensionSeat seat, Peer peer, ByteBuffer payload) {
    try {
      seat.deliver(peer, payload);
    } catch (RuntimeException failure) {
      LOG.warn("extension {} failed on a message of {}", seat.name(), peer, failure);
    }
  }

  private void onHandshake(Peer peer, ByteBuffer payload) {
    if (payload.remaining() > MOST_BYTES) {
      peer.link().refuse("extension handshake of " + payload.remaining() + " bytes");
      return;
    }
    try {
      BDictionary came = house.codecs().bencode().decodeDictionary(payload, BencodeLimits.MESSAGE);
      peer.extensionHandshake(merge(peer.extensionHandshake(), came));
    } catch (BencodeException malformed) {
      peer.link().refuse("extension handshake: " + malformed.getMessage());
      return;
    }
    peer.extensionHandshake()
        .integer("reqq")
        .ifPresent(held -> peer.requests().limit((int) Math.min(held, Integer.MAX_VALUE)));
    for (ExtensionSeat seat : seats.values()) {
      seat.slot().current().ifPresent(extension -> seat.refresh(peer, extension));
    }
  }

  /** A later handshake adds to and changes what was said before (BEP 10). */
  private BDictionary merge(BDictionary before, BDictionary now) {
    BDictionary.Builder names = before.dictionary("m").orElse(BDictionary.empty()).toBuilder();
    int most = house.settings().get().get(LimitSettings.EXTENSION_NAMES);
    now.dictionary("m").orElse(BDictionary.empty()).entries().entrySet().stream()
        .filter(entry -> entry.getKey().length() <= MOST_TEXT)
        .filter(entry -> entry.getValue() instanceof BInteger number && isNumber(number))
        .limit(most)
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    BDictionary.Builder merged = BDictionary.builder();
    before.entries().entrySet().stream()
        .filter(entry -> isShort(entry.getKey(), entry.getValue()))
        .limit(most / 2)
        .forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
    now.entries().entrySet().stream()
        .limit(most / 2)
        .forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
    BDictionary all = names.build();
    return merged.put("m", all.entries().size() > most ? BDictionary.empty() : all).build();
  }

  private static boolean isShort(BString key, BValue value) {
    boolean brief =
        value instanceof BInteger || value instanceof BString text && text.length() <= MOST_TEXT;
    return brief && key.length() <= MOST_TEXT;
  }

  private static boolean isNumber(BInteger number) {
    return number.value() >= 0 && number.value() <= 255;
  }

  /** {@code peer} is gone. */
  void onGone(Peer peer) {
    mailbox.forget(peer);
    seats.values().forEach(seat -> seat.leave(peer));
  }

  /** The info dictionary became known; peers are told what changed by it. */
  void infoKnown() {
    for (ExtensionSeat seat : seats.values()) {
      seat.slot().current().ifPresent(PeerExtension::infoKnown);
      house.rosters().extensions().resettle(seat.slot());
    }
    greetAll();
  }

  /** The peers that joined the extension of that name. */
  Collection<? extends ExtensionPeer> joined(String name) {
    return seats.containsKey(name) ? seats.get(name).peers() : List.of();
  }

  /** Gives up all seats. */
  void close() {
    house.rosters().extensions().unwatch(watcher);
    house.rosters().bencode().unwatch(codecWatcher);
    for (ExtensionSeat seat : seats.values()) {
      house.rosters().extensions().detach(seat.slot());
      seat.slot().vacate();
    }
    seats.clear();
  }
}
