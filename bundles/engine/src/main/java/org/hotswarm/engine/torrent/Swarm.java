package org.hotswarm.engine.torrent;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.engine.find.Announcer;
import org.hotswarm.engine.find.Clockwork;
import org.hotswarm.engine.find.PeerList;
import org.hotswarm.engine.loop.LoopScheduler;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.WireException;

/**
 * The peers of one torrent and what is said to them.
 *
 * <p>Owner thread: the torrent's loop. Invariants: {@code interested} is kept true to what peers
 * have and we lack (BEP 3); the picker knows exactly the peers that are in the table.
 */
final class Swarm {
  private static final int MAXIMUM_PORT = 65_535;

  private final Household house;
  private final SwarmEvents torrent;
  private final PeerTable peers = new PeerTable();
  private final PeerList known;
  private final Announcer announcer;
  private final Extensions extensions;
  private final Dialer dialer;
  private final Patience patience;
  private final Witnesses witnesses;
  private final Offer offer;
  private final Bounds bounds;
  private Collection<PeerAddress> company = List.of();

  Swarm(Household house, EventLoop loop, AddTorrent request, SwarmEvents torrent) {
    this.house = house;
    this.torrent = torrent;
    this.known = new PeerList(house.settings(), house.person().addresses());
    Clockwork clockwork =
        new Clockwork(house.means().ticker(), new LoopScheduler(loop), house.means().random());
    this.announcer =
        new Announcer(
            Introductions.tiers(request),
            house.doors().trackers().apply(loop),
            new AnnouncedFacts(house, torrent),
            clockwork,
            house.settings(),
            new TrackerNews(this, torrent));
    this.extensions =
        new Extensions(
            house,
            loop,
            () -> List.copyOf(peers.all()),
            name -> new ExtensionFacts(name, this, torrent, house, clockwork),
            () -> torrent.transfer().map(t -> t.info().privateTorrent()).orElse(false),
            (peer, why) -> torrent.onPoisoner(peer.address(), why));
    this.dialer = new Dialer(house, loop, this, torrent.infoHash());
    this.patience = new Patience(house);
    this.offer = new Offer(house);
    this.bounds = new Bounds(house);
    this.witnesses =
        new Witnesses(house.rosters().witnesses(), loop, torrent.infoHash(), torrent::onPoisoner);
    Introductions.peers(request).forEach(peer -> name(peer, Introductions.source(request), true));
  }

  void open() {
    extensions.open();
  }

  Optional<Transfer> transfer() {
    return torrent.transfer();
  }

  PeerTable peers() {
    return peers;
  }

  PeerList known() {
    return known;
  }

  Announcer announcer() {
    return announcer;
  }

  Extensions extensions() {
    return extensions;
  }

  Bounds bounds() {
    return bounds;
  }

  PeerNews news() {
    return torrent.news();
  }

  /** How its connections are. */
  PeerReport report() {
    return new PeerReport(house, this);
  }

  Dialer dialer() {
    return dialer;
  }

  boolean isOpen() {
    return torrent.isOpen();
  }

  /** Names an address; true if it is new and was taken. */
  boolean name(PeerAddress address, PeerSource source, boolean sourceIsLocal) {
    return dialer.reaches(address) && known.add(address, source, sourceIsLocal);
  }

  /** Hangs up on {@code ip} for good; false if that was done before. */
  boolean ban(InetAddress ip, String why) {
    boolean fresh = !known.isBanned(ip);
    known.ban(ip);
    List.copyOf(peers.all()).stream()
        .filter(peer -> peer.address().ip().equals(ip))
        .forEach(peer -> peer.link().close(why));
    return fresh;
  }

  /** The IP filter changed: whom it keeps out is forgotten, and has to leave. */
  void onFilterChanged() {
    known.forget(house.person().addresses()::isBlocked);
    List.copyOf(peers.all()).stream()
        .filter(peer -> !house.person().addresses().admits(peer.address().ip()))
        .forEach(peer -> peer.link().close("kept out by the IP filter"));
    dial();
  }

  /** Dials whom it may. */
  void dial() {
    if (torrent.isOpen()) {
      dialer.dialMore();
    }
  }

  /** A connection with both handshakes done. */
  void onPeer(Peer peer) {
    peers.add(peer);
    learn(peer);
    transfer().ifPresent(transfer -> transfer.joined(peer));
    transfer()
        .ifPresentOrElse(transfer -> offer.everything(peer, transfer), () -> offer.nothing(peer));
    if (peer.isExtended()) {
      extensions.greet(peer);
    }
    news().connected(peer);
  }

  private void learn(Peer peer) {
    transfer()
        .ifPresent(
            transfer -> {
              try {
                peer.having().learn(transfer.geometry().pieceCount());
              } catch (WireException wrong) {
                peer.link().refuse(wrong.getMessage());
              }
            });
  }

  /** It is about to say all it has. */
  void onStating(Peer peer) {
    transfer().ifPresent(transfer -> transfer.left(peer));
  }

  /** It has said all it has. */
  void onStated(Peer peer) {
    transfer().ifPresent(transfer -> transfer.joined(peer));
    onPiecesChanged(peer);
  }

  /** It has one more piece. */
  void onHave(Peer peer, int piece) {
    transfer().ifPresent(transfer -> transfer.has(peer, piece));
    onPiecesChanged(peer);
  }

  private void onPiecesChanged(Peer peer) {
    updateInterest(peer);
    known.setSeed(peer.address(), peer.having().isSeed());
    patience.closeIfRedundant(peer, transfer());
  }

  private void updateInterest(Peer peer) {
    boolean interesting = transfer().map(transfer -> transfer.interests(peer)).orElse(false);
    if (interesting != peer.choking().isInteresting()) {
      peer.choking().interesting(interesting);
      peer.link().send(interesting ? new Interested() : new NotInterested());
    }
  }

  /** It began or ceased to want something of ours. */
  void onInterestChanged(Peer peer) {
    if (peer.choking().isInterested() == peer.choking().isChoked()) {
      house.doors().rounds().run();
    }
  }

  /** It asked for what does not exist (limit 24, 25). */
  void onInvalidRequest(Peer peer, Request request) {
    news().invalidRequest(peer, request);
    if (peer.isFast()) {
      peer.link().send(new Reject(request.piece(), request.begin(), request.length()));
    }
    int most = house.settings().get().get(LimitSettings.INVALID_REQUESTS);
    if (peer.serving().wasInvalid() > most) {
      peer.link().close("asked too often for what does not exist");
    }
  }

  /** It introduced itself; one that came to us may have said where it listens (BEP 10). */
  void onIntroduced(Peer peer) {
    if (!peer.isOutgoing()) {
      peer.listensAt().ifPresent(there -> known.listensAt(peer.address(), there.port()));
    }
  }

  /** All that came from {@code peer} in one turn has been told. */
  void onTurnDone(Peer peer) {
    transfer()
        .ifPresent(
            transfer -> {
              transfer.downloads().onTurnDone(peer);
              transfer.uploads().pump(peer);
            });
  }

  /** There is memory again to read blocks into that go out. */
  void onOutletRoom() {
    for (Peer peer : List.copyOf(peers.all())) {
      transfer().ifPresent(transfer -> transfer.uploads().pump(peer));
    }
  }

  /** {@code peer} is gone. */
  void onGone(Peer peer, String reason) {
    peers.remove(peer);
    torrent.onPeerGone(peer);
    bounds.leave(peer.address(), peer.gate());
    house.budgets().connections().left();
    known.disconnected(peer.address(), true, house.means().ticker().nanos());
    extensions.onGone(peer);
    transfer()
        .ifPresent(
            transfer -> {
              transfer.left(peer);
              peer.serving().clear();
              transfer.downloads().onGone(peer);
            });
    if (!peer.choking().isChoked()) {
      house.doors().rounds().run();
    }
    news().gone(peer, reason);
  }

  /** A piece is verified; those who lack it are told. */
  void onVerified(int piece) {
    for (Peer peer : List.copyOf(peers.all())) {
      offer.piece(peer, piece);
      if (peer.pieces().size() > piece && peer.pieces().has(piece)) {
        onPiecesChanged(peer);
      }
    }
  }

  /** The info dictionary became known: what peers said before is read now. */
  void onInfoKnown() {
    for (Peer peer : List.copyOf(peers.all())) {
      learn(peer);
      transfer()
          .ifPresent(
              transfer -> {
                transfer.left(peer);
                transfer.joined(peer);
              });
    }
    transfer().ifPresent(transfer -> witnesses.open(transfer.downloads()));
    extensions.infoKnown();
  }

  /** What is verified changed as a whole. */
  void onPiecesKnown() {
    for (Peer peer : List.copyOf(peers.all())) {
      transfer().ifPresent(transfer -> offer.eachPiece(peer, transfer));
    }
    onWantedChanged();
  }

  /** What is wanted changed as a whole. */
  void onWantedChanged() {
    known.setSeeding(transfer().map(Transfer::isFinished).orElse(false));
    List.copyOf(peers.all()).forEach(this::onPiecesChanged);
    transfer().ifPresent(transfer -> transfer.downloads().refill());
  }

  /** Once a second. */
  void tick(long elapsedNanos) {
    int pieceLength = transfer().map(transfer -> transfer.geometry().pieceLength()).orElse(0);
    for (Peer peer : List.copyOf(peers.all())) {
      long rateBefore = peer.traffic().downRate();
      peer.tick(elapsedNanos, pieceLength);
      transfer().ifPresent(transfer -> transfer.downloads().tick(peer, rateBefore));
      transfer().ifPresent(transfer -> transfer.uploads().pump(peer));
      patience.tick(peer, transfer());
      bounds.balance(peer, transfer().map(Transfer::isFinished).orElse(false));
    }
    Surplus.close(this, house.budgets().connections().areTooMany());
    dialer.tick();
    dial();
  }

  /** A tracker told us our address. */
  void onExternalIp(InetAddress address) {
    int port = house.person().port().getAsInt();
    known.setExternalAddress(new PeerAddress(address, Math.min(port, MAXIMUM_PORT)));
    if (house.person().seenAt().isNews(address)) {
      house.alerts().post(new SessionAlert.ExternalIp(address));
    }
  }

  /** Closes every connection, and tells trackers; completes when they know. */
  CompletionStage<Void> leave(String why) {
    disconnectAll(why);
    return announcer.stop();
  }

  /** Whom it is connected with, or was when it last hung up on everybody. */
  Collection<PeerAddress> company() {
    Collection<PeerAddress> now = known.connectable();
    return now.isEmpty() ? company : now;
  }

  private void disconnectAll(String why) {
    company = List.copyOf(company());
    List.copyOf(peers.all()).forEach(peer -> peer.link().close(why));
  }

  /** The wire codec is back. */
  void wireIsBack() {
    List.copyOf(peers.all()).forEach(peer -> peer.link().wireIsBack());
  }

  void close() {
    disconnectAll("the torrent was stopped");
    extensions.close();
    witnesses.close();
  }
}
