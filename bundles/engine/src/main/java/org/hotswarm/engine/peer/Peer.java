package org.hotswarm.engine.peer;

import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.peer.ClientName;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerId;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickerPeer;

/**
 * A connected peer.
 *
 * <p>Owner thread: the torrent's loop.
 */
public final class Peer implements PickerPeer {
  private static final int MOST_PORT = 65_535;

  private final Identity identity;
  private final PeerLink link;
  private final RateGate gate;
  private final Choking choking = new Choking();
  private final Traffic traffic;
  private final Requests requests;
  private final Serving serving = new Serving();
  private final Having having = new Having();
  private final Hints hints = new Hints();
  private BDictionary extensionHandshake = BDictionary.empty();
  private PeerSpeed speed = PeerSpeed.SLOW;
  private int wrongPieces;

  /**
   * Who it is.
   *
   * @param number unique in the session
   * @param address where
   * @param peerId what it calls itself
   * @param reserved what it can do
   * @param source where we heard of it
   * @param connectNanos how long opening the connection took; empty when it came to us
   */
  public record Identity(
      long number,
      PeerAddress address,
      PeerId peerId,
      Reserved reserved,
      PeerSource source,
      OptionalLong connectNanos) {}

  /**
   * @param identity who it is
   * @param link to send with
   * @param gate its rate limits
   * @param mostAsked requests outstanding at most
   * @param nowNanos when the handshake ended
   */
  public Peer(Identity identity, PeerLink link, RateGate gate, int mostAsked, long nowNanos) {
    this.identity = identity;
    this.link = link;
    this.gate = gate;
    this.requests = new Requests(mostAsked);
    this.traffic = new Traffic(nowNanos);
  }

  /**
   * Once a second.
   *
   * @param pieceLength bytes; 0 while it is not known
   */
  public void tick(long elapsedNanos, int pieceLength) {
    traffic.tick(elapsedNanos, link.received(), link.sent());
    having.tick(elapsedNanos, pieceLength);
  }

  /** It took part in a piece whose hash was wrong. */
  public void tookPartInWrong() {
    wrongPieces++;
  }

  /** How many wrong pieces it took part in. */
  public int wrongPieces() {
    return wrongPieces;
  }

  /** Who it is. */
  public Identity identity() {
    return identity;
  }

  /** Where it is. */
  public PeerAddress address() {
    return identity.address();
  }

  /** Whether we dialled it. */
  public boolean isOutgoing() {
    return identity.source() != PeerSource.INCOMING;
  }

  /** Where it can be dialled: it was, or it said where it listens (BEP 10, {@code p}). */
  public Optional<PeerAddress> listensAt() {
    if (isOutgoing()) {
      return Optional.of(address());
    }
    long port = extensionHandshake.integer("p").orElse(0);
    return port > 0 && port <= MOST_PORT
        ? Optional.of(new PeerAddress(address().ip(), (int) port))
        : Optional.empty();
  }

  /** Unique in the session. */
  public long number() {
    return identity.number();
  }

  /** Whether both sides speak the fast extension (BEP 6). */
  public boolean isFast() {
    return identity.reserved().has(Reserved.FAST);
  }

  /** Whether both sides speak the extension protocol (BEP 10). */
  public boolean isExtended() {
    return identity.reserved().has(Reserved.EXTENDED);
  }

  /** To send with. */
  public PeerLink link() {
    return link;
  }

  /** Its rate limits. */
  public RateGate gate() {
    return gate;
  }

  /** Who chokes whom. */
  public Choking choking() {
    return choking;
  }

  /** What came and went. */
  public Traffic traffic() {
    return traffic;
  }

  /** What we asked of it. */
  public Requests requests() {
    return requests;
  }

  /** What it asked of us. */
  public Serving serving() {
    return serving;
  }

  /** What it said it has. */
  public Having having() {
    return having;
  }

  @Override
  public PieceSet pieces() {
    return having.pieces();
  }

  @Override
  public PeerSpeed speed() {
    return speed;
  }

  /** How fast it is, from its rate. */
  public void speed(PeerSpeed value) {
    speed = value;
  }

  /** Pieces it named to us. */
  public Hints hints() {
    return hints;
  }

  /** Its newest extension handshake; empty before the first (BEP 10). */
  public BDictionary extensionHandshake() {
    return extensionHandshake;
  }

  /** A new extension handshake came. */
  public void extensionHandshake(BDictionary value) {
    extensionHandshake = value;
  }

  /** Whether it downloads nothing more: it has all, or said so (BEP 21). */
  public boolean isUploadOnly() {
    return having.isSeed() || extensionHandshake.integer("upload_only").orElse(0) > 0;
  }

  /** Which program it is: as it says itself ({@code v}, BEP 10), or as its id shows. */
  public String client() {
    return extensionHandshake.text("v").orElseGet(() -> ClientName.of(identity.peerId()));
  }

  @Override
  public String toString() {
    return identity.address().toString();
  }
}
