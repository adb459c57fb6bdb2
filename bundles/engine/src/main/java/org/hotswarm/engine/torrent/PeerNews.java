package org.hotswarm.engine.torrent;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.TorrentAlert.Performance;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.data.RequestEvents;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.wire.Request;
import org.hotswarm.spi.time.Ticker;

/**
 * What peers do, as alerts. Those about single blocks are made only when somebody wants them.
 *
 * <p>Owner thread: the torrent's loop.
 */
final class PeerNews implements RequestEvents {
  /** Between two words about a disk that does not keep up, which may show many times a second. */
  private static final long DISK_NANOS = Duration.ofMinutes(1).toNanos();

  private final InfoHash infoHash;
  private final AlertQueue alerts;
  private final Ticker ticker;
  private Optional<Long> diskToldAt = Optional.empty();

  /**
   * @param infoHash of the torrent
   * @param house takes alerts and has the time
   */
  PeerNews(InfoHash infoHash, Household house) {
    this.infoHash = infoHash;
    this.alerts = house.alerts();
    this.ticker = house.means().ticker();
  }

  /** Both handshakes are done. */
  void connected(Peer peer) {
    String client = peer.identity().peerId().printable();
    alerts.post(new PeerAlert.PeerConnect(infoHash, peer.address(), client));
  }

  /** The connection is closed. */
  void gone(Peer peer, String why) {
    alerts.post(new PeerAlert.PeerDisconnected(infoHash, peer.address(), why));
  }

  /** It said what the protocol does not allow. */
  void violation(Peer peer, String what) {
    alerts.post(new PeerAlert.PeerError(infoHash, peer.address(), peer.identity().peerId(), what));
  }

  /** It asked for what does not exist. */
  void invalidRequest(Peer peer, Request request) {
    alerts.post(
        new PeerAlert.InvalidRequest(
            infoHash,
            peer.address(),
            peer.identity().peerId(),
            new PeerAlert.Range(request.piece(), request.begin(), request.length())));
  }

  private void ofBlock(Supplier<BlockAlert> alert) {
    if (alerts.isWanted(AlertCategory.BLOCK_PROGRESS)) {
      alerts.post(alert.get());
    }
  }

  @Override
  public void onAsked(Peer peer, Block block) {
    ofBlock(
        () ->
            new BlockAlert.BlockDownloading(
                infoHash, peer.address(), block.piece(), block.index()));
  }

  @Override
  public void onCame(Peer peer, Block block) {
    ofBlock(
        () -> new BlockAlert.BlockFinished(infoHash, peer.address(), block.piece(), block.index()));
  }

  @Override
  public void onUnwanted(Peer peer, Block block) {
    ofBlock(
        () -> new BlockAlert.UnwantedBlock(infoHash, peer.address(), block.piece(), block.index()));
  }

  @Override
  public void onDropped(Peer peer, Block block) {
    ofBlock(
        () ->
            new BlockAlert.RequestDropped(infoHash, peer.address(), block.piece(), block.index()));
  }

  @Override
  public void onTimeout(Peer peer, Block block) {
    ofBlock(
        () -> new BlockAlert.BlockTimeout(infoHash, peer.address(), block.piece(), block.index()));
  }

  @Override
  public void onSnubbed(Peer peer, boolean snubbed) {
    alerts.post(
        snubbed
            ? new PeerAlert.PeerSnubbed(infoHash, peer.address())
            : new PeerAlert.PeerUnsnubbed(infoHash, peer.address()));
  }

  @Override
  public void onRequestLimit(Peer peer) {
    alerts.post(new Performance(infoHash, Performance.Warning.OUTSTANDING_REQUEST_LIMIT_REACHED));
  }

  @Override
  public void onDiskLimit() {
    long now = ticker.nanos();
    if (diskToldAt.filter(last -> now - last < DISK_NANOS).isEmpty()) {
      diskToldAt = Optional.of(now);
      alerts.post(
          new Performance(infoHash, Performance.Warning.OUTSTANDING_DISK_BUFFER_LIMIT_REACHED));
    }
  }
}
