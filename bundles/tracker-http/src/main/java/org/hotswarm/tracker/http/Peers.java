package org.hotswarm.tracker.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerPeer;

/** The peers of an announce reply: compact (BEP 23, 7) or as dictionaries (BEP 3). */
final class Peers {
  /** As many as a torrent keeps (limit 31), of each family. */
  static final int MOST = 3000;

  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private Peers() {}

  /**
   * Reads {@code peers} and {@code peers6}; what is of another type is skipped.
   *
   * @throws TrackerException of kind {@code MALFORMED} when compact peers end in the middle of one
   */
  static List<TrackerPeer> read(BDictionary reply) throws TrackerException {
    List<TrackerPeer> peers = new ArrayList<>();
    Optional<BValue> v4 = reply.find("peers");
    if (v4.isPresent() && v4.get() instanceof BString compact) {
      readCompact(compact, false, peers);
    } else if (v4.isPresent() && v4.get() instanceof BList list) {
      readDictionaries(list, peers);
    }
    Optional<BString> v6 = reply.string("peers6");
    if (v6.isPresent()) {
      readCompact(v6.get(), true, peers);
    }
    return peers;
  }

  private static void readCompact(BString compact, boolean v6, List<TrackerPeer> peers)
      throws TrackerException {
    int length = v6 ? PeerAddress.COMPACT_V6_LENGTH : PeerAddress.COMPACT_V4_LENGTH;
    if (compact.length() % length != 0) {
      throw new TrackerException(
          Kind.MALFORMED,
          "the tracker sent " + compact.length() + " bytes of peers, no multiple of " + length);
    }
    ByteBuffer in = compact.buffer();
    in.limit(Math.min(in.limit(), MOST * length));
    while (in.hasRemaining()) {
      PeerAddress peer = PeerAddress.readCompact(in, v6);
      if (peer.port() != 0) {
        peers.add(new TrackerPeer(peer, Optional.empty()));
      }
    }
  }

  private static void readDictionaries(BList list, List<TrackerPeer> peers) {
    list.values().stream()
        .limit(MOST)
        .filter(BDictionary.class::isInstance)
        .map(BDictionary.class::cast)
        .forEach(peer -> readDictionary(peer).ifPresent(peers::add));
  }

  private static Optional<TrackerPeer> readDictionary(BDictionary peer) {
    OptionalLong port = peer.integer("port");
    if (port.isEmpty() || port.getAsLong() < 1 || port.getAsLong() > 0xffff) {
      return Optional.empty();
    }
    Optional<PeerId> id =
        peer.string("peer id")
            .filter(bytes -> bytes.length() == PeerId.LENGTH)
            .map(bytes -> PeerId.copyOf(bytes.toBytes()));
    return peer.text("ip")
        .flatMap(Peers::literal)
        .map(ip -> new TrackerPeer(new PeerAddress(ip, (int) port.getAsLong()), id));
  }

  /** An address in digits; a name is not looked up on a tracker's word. */
  static Optional<InetAddress> literal(String ip) {
    try {
      if (V6.matcher(ip).matches()) {
        return Optional.of(InetAddress.getByName("[" + ip + "]"));
      }
      Matcher v4 = V4.matcher(ip);
      if (!v4.matches()) {
        return Optional.empty();
      }
      byte[] bytes = new byte[4];
      for (int i = 0; i < bytes.length; i++) {
        int octet = Integer.parseInt(v4.group(i + 1));
        if (octet > 0xff) {
          return Optional.empty();
        }
        bytes[i] = (byte) octet;
      }
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException noLiteral) {
      return Optional.empty();
    }
  }
}
