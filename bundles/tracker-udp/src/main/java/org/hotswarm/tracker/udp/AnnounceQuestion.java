package org.hotswarm.tracker.udp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceReply.Swarm;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerPeer;

/**
 * {@code announce} (BEP 15).
 *
 * @param url its path and query go along (BEP 41)
 * @param request what to tell
 */
record AnnounceQuestion(TrackerUrl url, AnnounceRequest request)
    implements Question<AnnounceReply> {
  private static final int ACTION = 1;
  private static final int REQUEST_LENGTH = 98;
  private static final int REPLY_HEADER_LENGTH = 12;

  /** Option type {@code URLData} (BEP 41). */
  private static final int URL_DATA = 0x2;

  /** Its length is one byte (BEP 41); longer data takes several options. */
  private static final int OPTION_LENGTH = 255;

  @Override
  public int action() {
    return ACTION;
  }

  @Override
  public ByteBuffer encode(long connectionId, int transactionId) {
    int options = (url.data().length + OPTION_LENGTH - 1) / OPTION_LENGTH;
    ByteBuffer out = ByteBuffer.allocate(REQUEST_LENGTH + 2 * options + url.data().length);
    out.putLong(connectionId).putInt(ACTION).putInt(transactionId);
    out.put(request.infoHash().toBytes()).put(request.peerId().toBytes());
    AnnounceRequest.Progress progress = request.progress();
    out.putLong(progress.downloaded()).putLong(progress.left()).putLong(progress.uploaded());
    out.putInt(request.event().ordinal());
    out.put(announcedIp());
    out.putInt(request.key()).putInt(request.numWant()).putShort((short) request.port());
    for (int at = 0; at < url.data().length; at += OPTION_LENGTH) {
      int length = Math.min(OPTION_LENGTH, url.data().length - at);
      out.put((byte) URL_DATA).put((byte) length).put(url.data(), at, length);
    }
    return out.flip();
  }

  /** The field holds IPv4 only; zero asks the tracker to take the sender's address (BEP 15). */
  private byte[] announcedIp() {
    return request
        .announceIp()
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getAddress)
        .orElseGet(() -> new byte[4]);
  }

  @Override
  public AnnounceReply decode(ByteBuffer body, boolean v6) throws TrackerException {
    int peerLength = v6 ? PeerAddress.COMPACT_V6_LENGTH : PeerAddress.COMPACT_V4_LENGTH;
    int peerBytes = body.remaining() - REPLY_HEADER_LENGTH;
    if (peerBytes < 0 || peerBytes % peerLength != 0) {
      throw new TrackerException(
          Kind.MALFORMED,
          url.origin() + " answered an announce with " + body.remaining() + " bytes");
    }
    Duration interval = Duration.ofSeconds(Math.max(0, body.getInt()));
    OptionalInt leechers = Packets.count(body.getInt());
    OptionalInt seeders = Packets.count(body.getInt());
    List<TrackerPeer> peers = new ArrayList<>(peerBytes / peerLength);
    while (body.hasRemaining()) {
      PeerAddress peer = PeerAddress.readCompact(body, v6);
      if (peer.port() != 0) {
        peers.add(new TrackerPeer(peer, Optional.empty()));
      }
    }
    return new AnnounceReply(
        interval,
        Optional.empty(),
        Optional.empty(),
        new Swarm(seeders, leechers, OptionalInt.empty()),
        peers,
        Optional.empty(),
        Optional.empty());
  }
}
