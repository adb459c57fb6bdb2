package org.hotswarm.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.alert.SessionAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.engine.alert.AlertQueue;
import org.hotswarm.engine.fence.FencedBencode;
import org.hotswarm.engine.fence.FencedMetainfo;
import org.hotswarm.engine.fence.FencedWire;
import org.hotswarm.engine.find.EgressPolicy;
import org.hotswarm.engine.loop.Entropy;
import org.hotswarm.engine.make.TorrentLimits;
import org.hotswarm.engine.make.TorrentWorkshop;
import org.hotswarm.engine.swap.BencodeFront;
import org.hotswarm.engine.swap.Front;
import org.hotswarm.engine.swap.MetainfoFront;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.wire.WireCodec;

/**
 * What is there whether the session runs or not: codecs, pools, alerts, the egress policy, and the
 * making of torrents.
 *
 * <p>Owner thread: any.
 */
final class Foundation {
  private final Rosters rosters;
  private final Supplier<Settings> settings;
  private final Front<WireCodec> wire = new Front<>(() -> "", FencedWire::new);
  private final Front<Bencode> bencode = new Front<>(() -> "", FencedBencode::new);
  private final Front<MetainfoCodec> metainfo = new Front<>(() -> "", FencedMetainfo::new);
  private final Pools pools;
  private final AlertQueue alerts;
  private final EgressPolicy egress;
  private final FetcherSeats fetchers;
  private final TorrentWorkshop workshop;
  private final Consumer<SessionAlert> news;

  Foundation(Rosters rosters, Supplier<Settings> settings) {
    this.rosters = rosters;
    this.settings = settings;
    this.pools = Pools.open(settings.get());
    this.alerts = new AlertQueue(pools.tellers(), Entropy.calendar());
    this.news = alerts::post;
    this.egress = new EgressPolicy(InetAddress::getAllByName, this::bindAddress);
    rosters.reports().listen(news);
    rosters.wire().attach(wire);
    rosters.bencode().attach(bencode);
    rosters.metainfo().attach(metainfo);
    this.fetchers = new FetcherSeats(rosters.fetchers(), pools.blocking(), egress.forDocuments());
    this.workshop =
        new TorrentWorkshop(
            new TorrentWorkshop.Codecs(bencode(), metainfo()),
            () -> TorrentLimits.of(settings.get()),
            pools.disk(),
            pools.disk().getMaximumPoolSize(),
            fetchers::forScheme);
  }

  private Optional<InetAddress> bindAddress() {
    String text = settings.get().get(NetworkSettings.BIND_ADDRESS);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  Rosters rosters() {
    return rosters;
  }

  Supplier<Settings> settings() {
    return settings;
  }

  Front<WireCodec> wire() {
    return wire;
  }

  BencodeFront bencode() {
    return new BencodeFront(bencode);
  }

  MetainfoCodec metainfo() {
    return new MetainfoFront(metainfo);
  }

  ThreadPoolExecutor disk() {
    return pools.disk();
  }

  ThreadPoolExecutor blocking() {
    return pools.blocking();
  }

  AlertQueue alerts() {
    return alerts;
  }

  EgressPolicy egress() {
    return egress;
  }

  TorrentFactory factory() {
    return workshop;
  }

  /** Settings changed. */
  void settingsChanged() {
    pools.settingsChanged(settings.get());
  }

  /** Lets threads end as soon as they have nothing to do, while the session does not run. */
  void rest(boolean resting) {
    pools.rest(resting);
  }

  /** Gives up all seats and lets threads end. */
  void close() {
    rosters.reports().unlisten(news);
    rosters.wire().detach(wire);
    rosters.bencode().detach(bencode);
    rosters.metainfo().detach(metainfo);
    fetchers.close();
    pools.close();
  }
}
