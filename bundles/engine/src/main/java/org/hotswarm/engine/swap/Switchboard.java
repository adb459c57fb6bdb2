package org.hotswarm.engine.swap;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.HashMap;
import java.util.Map;
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
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * All that can change at run time: one bind and one unbind for each kind of provider, each a post
 * to the roster of that kind.
 *
 * <p>Owner thread: the registry's. Every reference is multiple, dynamic and greedy; none is
 * mandatory, since a mandatory one would take the engine down while its provider is updated in
 * place.
 */
@Component(service = Switchboard.class)
public final class Switchboard {
  private final Watch watch = Watch.keep();
  private final Rosters rosters = Rosters.watchedBy(watch);

  /** The rosters it fills. */
  public Rosters rosters() {
    return rosters;
  }

  @Deactivate
  void deactivate() {
    watch.close();
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindBencode(Bencode provider, ServiceReference<Bencode> from) {
    rosters.bencode().join(offer(provider, provider.id(), from));
  }

  void unbindBencode(Bencode provider) {
    rosters.bencode().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindMetainfo(MetainfoCodec provider, ServiceReference<MetainfoCodec> from) {
    rosters.metainfo().join(offer(provider, provider.id(), from));
  }

  void unbindMetainfo(MetainfoCodec provider) {
    rosters.metainfo().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindWire(WireCodec provider, ServiceReference<WireCodec> from) {
    rosters.wire().join(offer(provider, provider.id(), from));
  }

  void unbindWire(WireCodec provider) {
    rosters.wire().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindTransport(TransportProvider provider, ServiceReference<TransportProvider> from) {
    rosters.transports().join(offer(provider, provider.id(), from));
  }

  void unbindTransport(TransportProvider provider) {
    rosters.transports().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindPicker(PickerProvider provider, ServiceReference<PickerProvider> from) {
    rosters.pickers().join(offer(provider, provider.id(), from));
  }

  void unbindPicker(PickerProvider provider) {
    rosters.pickers().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindChoker(ChokerProvider provider, ServiceReference<ChokerProvider> from) {
    rosters.chokers().join(offer(provider, provider.id(), from));
  }

  void unbindChoker(ChokerProvider provider) {
    rosters.chokers().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindStore(StoreProvider provider, ServiceReference<StoreProvider> from) {
    rosters.stores().join(offer(provider, provider.id(), from));
  }

  void unbindStore(StoreProvider provider) {
    rosters.stores().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindTracker(TrackerProvider provider, ServiceReference<TrackerProvider> from) {
    rosters.trackers().join(offer(provider, provider.id(), from));
  }

  void unbindTracker(TrackerProvider provider) {
    rosters.trackers().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindFetcher(FetcherProvider provider, ServiceReference<FetcherProvider> from) {
    rosters.fetchers().join(offer(provider, provider.id(), from));
  }

  void unbindFetcher(FetcherProvider provider) {
    rosters.fetchers().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindExtension(PeerExtensionProvider provider, ServiceReference<PeerExtensionProvider> from) {
    rosters.extensions().join(offer(provider, provider.id(), from));
  }

  void unbindExtension(PeerExtensionProvider provider) {
    rosters.extensions().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindWitness(PieceWitnessProvider provider, ServiceReference<PieceWitnessProvider> from) {
    rosters.witnesses().join(offer(provider, provider.id(), from));
  }

  void unbindWitness(PieceWitnessProvider provider) {
    rosters.witnesses().leave(provider);
  }

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
  void bindResume(ResumeStoreProvider provider, ServiceReference<ResumeStoreProvider> from) {
    rosters.resumes().join(offer(provider, provider.id(), from));
  }

  void unbindResume(ResumeStoreProvider provider) {
    rosters.resumes().leave(provider);
  }

  private static <P> Offer<P> offer(P provider, String id, ServiceReference<P> from) {
    Map<String, Object> properties = new HashMap<>();
    for (String key : from.getPropertyKeys()) {
      properties.put(key, from.getProperty(key));
    }
    Version version =
        from.getBundle() == null ? Version.emptyVersion : from.getBundle().getVersion();
    String name = from.getBundle() == null ? "" : from.getBundle().getSymbolicName();
    return Offer.of(provider, id, properties, new Offer.Origin(name, version.toString()));
  }
}
