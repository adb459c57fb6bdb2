package org.hotswarm.engine.swap;

import java.util.List;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.engine.fence.Tempo;
import org.hotswarm.engine.fence.Watch;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.tracker.TrackerProvider;
import org.hotswarm.spi.transport.TransportProvider;
import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.spi.witness.PieceWitnessProvider;

/**
 * One roster for each kind of provider.
 *
 * @param codecs of bytes
 * @param transports byte streams
 * @param pickers block choosers
 * @param chokers upload choosers
 * @param stores data keepers
 * @param trackers tracker clients
 * @param fetchers document getters
 * @param extensions peer extensions
 * @param witnesses who watches pieces
 * @param resumes state keepers
 * @param reports what happened in all of them
 */
public record Rosters(
    Codecs codecs,
    Roster<TransportProvider> transports,
    Roster<PickerProvider> pickers,
    Roster<ChokerProvider> chokers,
    Roster<StoreProvider> stores,
    Roster<TrackerProvider> trackers,
    Roster<FetcherProvider> fetchers,
    Roster<PeerExtensionProvider> extensions,
    Roster<PieceWitnessProvider> witnesses,
    Roster<ResumeStoreProvider> resumes,
    Reports reports) {

  /**
   * Those who turn bytes into things and back.
   *
   * @param bencode of trees
   * @param metainfo of torrents
   * @param wire of messages
   */
  public record Codecs(
      Roster<Bencode> bencode, Roster<MetainfoCodec> metainfo, Roster<WireCodec> wire) {}

  /** Bencode codecs. */
  public Roster<Bencode> bencode() {
    return codecs.bencode();
  }

  /** Codecs of torrents. */
  public Roster<MetainfoCodec> metainfo() {
    return codecs.metainfo();
  }

  /** Codecs of messages. */
  public Roster<WireCodec> wire() {
    return codecs.wire();
  }

  /** Empty ones, watched by nobody. */
  public static Rosters empty() {
    return watchedBy(Watch.unattended());
  }

  /** Empty ones. */
  public static Rosters watchedBy(Watch watch) {
    Reports reports = new Reports(watch);
    return new Rosters(
        new Codecs(
            new Roster<>("bencode", Tempo.LOOP, watch, reports),
            new Roster<>("metainfo", Tempo.WAITING, watch, reports),
            new Roster<>("wire", Tempo.LOOP, watch, reports)),
        new Roster<>("transport", Tempo.LOOP, watch, reports),
        new Roster<>("picker", Tempo.LOOP, watch, reports),
        new Roster<>("choker", Tempo.LOOP, watch, reports),
        new Roster<>("store", Tempo.WAITING, watch, reports),
        new Roster<>("tracker", Tempo.LOOP, watch, reports),
        new Roster<>("fetcher", Tempo.WAITING, watch, reports),
        new Roster<>("extension", Tempo.LOOP, watch, reports),
        new Roster<>("witness", Tempo.LOOP, watch, reports),
        new Roster<>("resume", Tempo.WAITING, watch, reports),
        reports);
  }

  /** All of them. */
  public List<Roster<?>> all() {
    return List.of(
        bencode(),
        metainfo(),
        wire(),
        transports,
        pickers,
        chokers,
        stores,
        trackers,
        fetchers,
        extensions,
        witnesses,
        resumes);
  }

  /** Who is there. */
  public List<ModuleStatus> modules() {
    return all().stream().flatMap(roster -> roster.modules().stream()).toList();
  }

  /** The seats, and who is in them. */
  public List<SlotStatus> slots() {
    return all().stream().flatMap(roster -> roster.slots().stream()).toList();
  }
}
