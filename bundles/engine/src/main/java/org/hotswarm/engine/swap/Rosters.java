package org.hotswarm.engine.swap;

import java.util.List;
import java.util.stream.Stream;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
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
 * @param bencode codecs
 * @param metainfo codecs
 * @param wire codecs
 * @param transports byte streams
 * @param pickers block choosers
 * @param chokers upload choosers
 * @param stores data keepers
 * @param trackers tracker clients
 * @param fetchers document getters
 * @param extensions peer extensions
 * @param witnesses who watches pieces
 * @param resumes state keepers
 */
public record Rosters(
    Roster<Bencode> bencode,
    Roster<MetainfoCodec> metainfo,
    Roster<WireCodec> wire,
    Roster<TransportProvider> transports,
    Roster<PickerProvider> pickers,
    Roster<ChokerProvider> chokers,
    Roster<StoreProvider> stores,
    Roster<TrackerProvider> trackers,
    Roster<FetcherProvider> fetchers,
    Roster<PeerExtensionProvider> extensions,
    Roster<PieceWitnessProvider> witnesses,
    Roster<ResumeStoreProvider> resumes) {

  /** Empty ones. */
  public static Rosters empty() {
    return new Rosters(
        new Roster<>("bencode"),
        new Roster<>("metainfo"),
        new Roster<>("wire"),
        new Roster<>("transport"),
        new Roster<>("picker"),
        new Roster<>("choker"),
        new Roster<>("store"),
        new Roster<>("tracker"),
        new Roster<>("fetcher"),
        new Roster<>("extension"),
        new Roster<>("witness"),
        new Roster<>("resume"));
  }

  /** All of them. */
  public List<Roster<?>> all() {
    return List.of(
        bencode,
        metainfo,
        wire,
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
    return all().stream().flatMap(Rosters::modules).toList();
  }

  private static <P> Stream<ModuleStatus> modules(Roster<P> roster) {
    return roster.offers().stream()
        .map(
            offer ->
                new ModuleStatus(
                    roster.service(),
                    new ModuleName(offer.id(), offer.bundle().name(), offer.bundle().version()),
                    ModuleStatus.State.ACTIVE,
                    offer.ranking(),
                    new ModuleStatus.Use(roster.serving(offer), List.of(), List.of()),
                    ModuleStatus.Faults.NONE));
  }
}
