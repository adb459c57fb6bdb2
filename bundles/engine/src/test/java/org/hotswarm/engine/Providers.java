package org.hotswarm.engine;

import java.util.List;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.choker.rate.RateChokerProvider;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Rosters;
import org.hotswarm.metainfo.CleaningMetainfoCodec;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.resume.file.FileResumeStoreProvider;
import org.hotswarm.store.file.FileStoreProvider;
import org.hotswarm.store.memory.MemoryStoreProvider;
import org.hotswarm.transport.tcp.TcpTransportProvider;
import org.hotswarm.wire.PeerWireProvider;

/** The providers a session needs, as a registry would bring them. */
final class Providers {
  private Providers() {}

  static Rosters seated() {
    Rosters rosters = Rosters.empty();
    join(rosters.bencode(), new TwoPassBencode(), "bencode");
    join(rosters.metainfo(), new CleaningMetainfoCodec(), "metainfo");
    join(rosters.wire(), new PeerWireProvider(), "peer");
    join(rosters.transports(), new TcpTransportProvider(), "tcp");
    join(rosters.pickers(), new RarestPickerProvider(), "rarest");
    join(rosters.chokers(), new RateChokerProvider(), "rate");
    join(rosters.stores(), new MemoryStoreProvider(), "memory");
    join(rosters.stores(), new FileStoreProvider(), "file");
    join(rosters.resumes(), new FileResumeStoreProvider(), "file");
    return rosters;
  }

  static <P> void join(Roster<P> roster, P provider, String id) {
    roster.join(new Offer<>(provider, id, 0, 0, new Offer.Origin(id, "1.0.0")));
  }

  static <P> void leave(Roster<P> roster) {
    List.copyOf(roster.offers()).forEach(offer -> roster.leave(offer.provider()));
  }
}
