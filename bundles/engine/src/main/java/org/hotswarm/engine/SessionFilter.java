package org.hotswarm.engine;

import java.util.Collection;
import java.util.function.Supplier;
import org.hotswarm.api.AddressFilter;
import org.hotswarm.engine.find.IpGate;
import org.hotswarm.engine.torrent.TorrentPort;
import org.hotswarm.model.filter.IpFilter;

/**
 * The IP filter of a session, and its torrents, who are told when it changes.
 *
 * <p>Owner thread: any.
 */
final class SessionFilter implements AddressFilter {
  private final IpGate gate;
  private final Supplier<Collection<TorrentPort>> torrents;

  SessionFilter(IpGate gate, Supplier<Collection<TorrentPort>> torrents) {
    this.gate = gate;
    this.torrents = torrents;
  }

  IpGate gate() {
    return gate;
  }

  @Override
  public IpFilter rules() {
    return gate.rules();
  }

  @Override
  public void replace(IpFilter rules) {
    gate.rules(rules);
    torrents.get().forEach(TorrentPort::filterChanged);
  }
}
