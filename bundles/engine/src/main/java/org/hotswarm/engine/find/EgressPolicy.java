package org.hotswarm.engine.find;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.net.EgressException;

/**
 * What a URL from a torrent, a web page or a redirect may reach (limits 45 to 47). The rules:
 *
 * <ul>
 *   <li>nothing at link-local, multicast, reserved or unspecified addresses;
 *   <li>trackers on this host only with the path {@code /announce}, or {@code /scrape} derived from
 *       it (BEP 48); on this site only where the last path element begins with one of the two; a
 *       UDP tracker may also have no path;
 *   <li>no redirect from a public host to a local one, none from https to http;
 *   <li>no international host names, which can pass for others;
 *   <li>with a bind address, only targets of its family.
 * </ul>
 *
 * <p>Owner thread: any; it blocks while a name is looked up.
 */
public final class EgressPolicy implements Egress {
  private static final Set<String> SCHEMES = Set.of("http", "https", "udp");
  private static final int REMEMBERED_HOSTS = 512;

  /** Looks names up. */
  @FunctionalInterface
  public interface Lookup {
    /**
     * All addresses of {@code host}, a name or a literal.
     *
     * @throws UnknownHostException when there is none
     */
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  private final Lookup lookup;
  private final Supplier<Optional<InetAddress>> bindAddress;

  /** Hosts looked up of late, and whether all of their addresses were local; guards itself. */
  private final Map<String, Boolean> localHosts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED_HOSTS;
        }
      };

  /**
   * @param lookup asks the system
   * @param bindAddress setting {@code bind_address}, if one is set
   */
  public EgressPolicy(Lookup lookup, Supplier<Optional<InetAddress>> bindAddress) {
    this.lookup = lookup;
    this.bindAddress = bindAddress;
  }

  /** For trackers. */
  @Override
  public List<InetAddress> resolve(URI target, Optional<URI> redirectedFrom)
      throws EgressException {
    return resolve(target, redirectedFrom, true);
  }

  /** For documents that the user named: any path, at local addresses too. */
  public Egress forDocuments() {
    return new Egress() {
      @Override
      public List<InetAddress> resolve(URI target, Optional<URI> redirectedFrom)
          throws EgressException {
        return EgressPolicy.this.resolve(target, redirectedFrom, false);
      }

      @Override
      public Optional<InetAddress> bindAddress(boolean v6) {
        return EgressPolicy.this.bindAddress(v6);
      }
    };
  }

  @Override
  public Optional<InetAddress> bindAddress(boolean v6) {
    return bindAddress
        .get()
        .filter(address -> !address.isAnyLocalAddress() && v6 != address instanceof Inet4Address);
  }

  /**
   * Whether the host of {@code target} is on this host, link or site, by what it stood for when it
   * was resolved here. False for hosts not resolved of late.
   */
  public boolean isLocal(URI target) {
    String host = target.getHost();
    if (host == null) {
      return false;
    }
    synchronized (localHosts) {
      return localHosts.getOrDefault(key(host), false);
    }
  }

  private List<InetAddress> resolve(URI target, Optional<URI> from, boolean tracker)
      throws EgressException {
    String host = checkedHost(target);
    checkRedirect(target, from);
    List<InetAddress> allowed = new ArrayList<>();
    String refusal = "has no address";
    for (InetAddress address : lookUp(host)) {
      Optional<String> objection = objection(target, address, from, tracker);
      if (objection.isPresent()) {
        refusal = objection.get();
      } else {
        allowed.add(address);
      }
    }
    if (allowed.isEmpty()) {
      throw new EgressException(host + " " + refusal);
    }
    return List.copyOf(allowed);
  }

  private static String checkedHost(URI target) throws EgressException {
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new EgressException(scheme + ": is none of http:, https: and udp:");
    }
    String authority = String.valueOf(target.getRawAuthority());
    String bare = authority.substring(authority.indexOf('@') + 1);
    if (isInternational(bare)) {
      throw new EgressException(
          "international host names are not looked up, as they can pass for others: "
              + punycode(bare)
              + "; use a tracker with a plain host name");
    }
    if (target.getHost() == null) {
      throw new EgressException("'" + bare + "' is not a host name");
    }
    return target.getHost();
  }

  private static boolean isInternational(String host) {
    return host.chars().anyMatch(c -> c > 0x7e)
        || host.indexOf('%') >= 0 && !host.startsWith("[")
        || List.of(host.toLowerCase(Locale.ROOT).split("\\.")).stream()
            .anyMatch(label -> label.startsWith("xn--"));
  }

  private static String punycode(String host) {
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException notEvenThat) {
      return "a malformed one";
    }
  }

  private static void checkRedirect(URI target, Optional<URI> from) throws EgressException {
    boolean downgrade =
        from.filter(url -> "https".equalsIgnoreCase(url.getScheme())).isPresent()
            && !"https".equalsIgnoreCase(target.getScheme());
    if (downgrade || from.isPresent() && "udp".equalsIgnoreCase(target.getScheme())) {
      throw new EgressException(
          "redirect from " + from.get().getScheme() + ": to " + target.getScheme() + ": refused");
    }
  }

  private InetAddress[] lookUp(String host) throws EgressException {
    InetAddress[] found;
    try {
      found = lookup.lookUp(host);
    } catch (UnknownHostException unknown) {
      throw new EgressException("there is no host " + host);
    }
    boolean local = found.length > 0;
    for (InetAddress address : found) {
      local &= AddressClass.of(address).isLocal();
    }
    synchronized (localHosts) {
      // A name that was public once stays public: it cannot become local between two looks.
      localHosts.merge(key(host), local, Boolean::logicalAnd);
    }
    return found;
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  private Optional<String> objection(
      URI target, InetAddress address, Optional<URI> from, boolean tracker) {
    AddressClass kind = AddressClass.of(address);
    String at = "is at " + address.getHostAddress() + ", ";
    if (kind != AddressClass.GLOBAL && !kind.isLocal() || kind == AddressClass.LINK_LOCAL) {
      return Optional.of(at + "where no server may be asked");
    }
    if (bindAddress.get().filter(bound -> !mayBind(bound, address)).isPresent()) {
      return Optional.of(at + "which is not of the family of bind_address");
    }
    if (!kind.isLocal()) {
      return Optional.empty();
    }
    if (from.isPresent() && !isLocal(from.get())) {
      return Optional.of(at + "a local address that a public host may not redirect to");
    }
    if (tracker && !hasTrackerPath(target, kind)) {
      return Optional.of(at + "a local address, where a tracker's path must be /announce");
    }
    return Optional.empty();
  }

  private static boolean mayBind(InetAddress bound, InetAddress target) {
    return bound.isAnyLocalAddress()
        || bound instanceof Inet4Address == target instanceof Inet4Address;
  }

  private static boolean hasTrackerPath(URI target, AddressClass kind) {
    String path = target.getRawPath() == null ? "" : target.getRawPath();
    if ("udp".equalsIgnoreCase(target.getScheme()) && (path.isEmpty() || path.equals("/"))) {
      return true;
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    return kind == AddressClass.LOOPBACK
        ? path.equals("/announce") || path.equals("/scrape")
        : last.startsWith("announce") || last.startsWith("scrape");
  }
}
