package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.model.peer.PeerSource;

/**
 * Whether a peer address that somebody named may be contacted (limit 32). Strangers must not make
 * us knock on our own doors or on those of our site.
 *
 * <p>Owner thread: any.
 */
public final class AddressRules {
  private final BooleanSupplier allowLocalPeers;
  private final Supplier<Set<PeerAddress>> ownListeners;
  private final IpGate gate;

  /**
   * @param allowLocalPeers setting {@code allow_local_peers}
   * @param ownListeners addresses and ports that we listen on, as others would dial them
   * @param gate who is kept out whoever named them
   */
  public AddressRules(
      BooleanSupplier allowLocalPeers, Supplier<Set<PeerAddress>> ownListeners, IpGate gate) {
    this.allowLocalPeers = allowLocalPeers;
    this.ownListeners = ownListeners;
    this.gate = gate;
  }

  /** Whether the IP filter lets {@code address} come or be dialled; tells if it does not. */
  public boolean admits(InetAddress address) {
    return gate.admits(address);
  }

  /** Whether the IP filter keeps {@code address} out; tells nobody. */
  public boolean isBlocked(InetAddress address) {
    return gate.rules().isBlocked(address);
  }

  /**
   * Whether {@code address} may be contacted.
   *
   * @param source who named it
   * @param sourceIsLocal whether who named it is at a local address itself
   */
  public boolean mayContact(PeerAddress address, PeerSource source, boolean sourceIsLocal) {
    return isProper(address, source, sourceIsLocal) && admits(address.ip());
  }

  private boolean isProper(PeerAddress address, PeerSource source, boolean sourceIsLocal) {
    AddressClass kind = AddressClass.of(address.ip());
    if (address.port() == 0 || kind == AddressClass.UNUSABLE || kind == AddressClass.MULTICAST) {
      return false;
    }
    if (source == PeerSource.MANUAL) {
      return true;
    }
    if (kind == AddressClass.LINK_LOCAL || ownListeners.get().contains(address)) {
      return false;
    }
    boolean speaksForItself = source == PeerSource.INCOMING || source == PeerSource.LSD;
    return !kind.isLocal() || allowLocalPeers.getAsBoolean() && (sourceIsLocal || speaksForItself);
  }
}
