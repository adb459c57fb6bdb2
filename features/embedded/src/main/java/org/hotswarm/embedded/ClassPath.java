package org.hotswarm.embedded;

import java.util.ServiceLoader;
import java.util.function.Function;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Rosters;
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
 * The providers that a class loader can see, in the place of a registry. Of two with the same
 * ranking the one found first is the older.
 *
 * <p>Owner thread: the one that made it.
 */
final class ClassPath {
  /** What a bundle without a version has in the registry. */
  private static final String NO_VERSION = "0.0.0";

  private final ClassLoader loader;
  private long found;

  ClassPath(ClassLoader loader) {
    this.loader = loader;
  }

  /** Fills every roster. */
  void joinAll(Rosters rosters) {
    join(rosters.bencode(), Bencode.class, Bencode::id);
    join(rosters.metainfo(), MetainfoCodec.class, MetainfoCodec::id);
    join(rosters.wire(), WireCodec.class, WireCodec::id);
    join(rosters.transports(), TransportProvider.class, TransportProvider::id);
    join(rosters.pickers(), PickerProvider.class, PickerProvider::id);
    join(rosters.chokers(), ChokerProvider.class, ChokerProvider::id);
    join(rosters.stores(), StoreProvider.class, StoreProvider::id);
    join(rosters.trackers(), TrackerProvider.class, TrackerProvider::id);
    join(rosters.fetchers(), FetcherProvider.class, FetcherProvider::id);
    join(rosters.extensions(), PeerExtensionProvider.class, PeerExtensionProvider::id);
    join(rosters.witnesses(), PieceWitnessProvider.class, PieceWitnessProvider::id);
    join(rosters.resumes(), ResumeStoreProvider.class, ResumeStoreProvider::id);
  }

  private <P> void join(Roster<P> roster, Class<P> service, Function<P, String> id) {
    for (P provider : ServiceLoader.load(service, loader)) {
      Class<?> type = provider.getClass();
      Offer.Origin origin = new Offer.Origin(type.getPackageName(), NO_VERSION);
      int ranking = ComponentDescription.ranking(type);
      roster.join(new Offer<>(provider, id.apply(provider), ranking, ++found, origin));
    }
  }
}
