package org.hotswarm.tracker.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.net.EgressException;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.hotswarm.spi.tracker.TrackerSettings;

/**
 * A GET and the redirects it meets (limit 45). Every hop passes the egress policy, never leaves
 * HTTP, never falls back from TLS, and takes credentials along only within one origin. Runs on the
 * blocking executor; {@link #cancel} may be called from any thread.
 */
final class Hops {
  private final Egress egress;
  private final TrackerSettings settings;
  private final Trust trust;
  private final URI first;
  private final Optional<String> authorization;
  private Secrets secrets;
  private Optional<Hop> current = Optional.empty();
  private boolean cancelled;

  /**
   * @param egress checks every hop
   * @param settings limits
   * @param trust whose certificates are believed
   * @param url names the user, if one is to log in
   * @param first what to get, without user or fragment
   */
  Hops(Egress egress, TrackerSettings settings, Trust trust, TrackerUrl url, URI first) {
    this.egress = egress;
    this.settings = settings;
    this.trust = trust;
    this.first = first;
    authorization = url.authorization();
    secrets = Secrets.of(url.uri());
  }

  /** Ends the GET at once. */
  void cancel() {
    Optional<Hop> open;
    synchronized (this) {
      cancelled = true;
      open = current;
    }
    open.ifPresent(Hop::cancel);
  }

  /** The words that must not be shown. */
  Secrets secrets() {
    return secrets;
  }

  Answer get() throws TrackerException {
    URI target = first;
    Optional<URI> from = Optional.empty();
    for (int hop = 0; hop <= settings.redirects(); hop++) {
      Answer answer = get(target, from);
      if (answer.location().isEmpty()) {
        return answer;
      }
      from = Optional.of(target);
      target = redirect(target, answer.location().get());
      secrets = secrets.and(target);
    }
    throw new TrackerException(
        Kind.MALFORMED,
        TrackerUrl.origin(first) + " redirects more than " + settings.redirects() + " times");
  }

  private static URI redirect(URI from, String location) throws TrackerException {
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException | IllegalArgumentException noUrl) {
      throw new TrackerException(
          Kind.MALFORMED, TrackerUrl.origin(from) + " redirects to what is no URL");
    }
    if (!TrackerUrl.isHttp(to)) {
      throw new TrackerException(
          Kind.FORBIDDEN, TrackerUrl.origin(from) + " redirects to what is not HTTP");
    }
    if (TrackerUrl.isHttps(from) && !TrackerUrl.isHttps(to)) {
      throw new TrackerException(
          Kind.FORBIDDEN, TrackerUrl.origin(from) + " redirects from HTTPS to HTTP");
    }
    return TrackerUrl.bare(to);
  }

  private Answer get(URI target, Optional<URI> from) throws TrackerException {
    Optional<String> login = authorization.filter(user -> TrackerUrl.sameOrigin(first, target));
    Optional<IOException> failure = Optional.empty();
    for (InetAddress address : resolve(target, from)) {
      Hop hop = begin(target);
      try {
        boolean v6 = !(address instanceof Inet4Address);
        return hop.get(target, address, egress.bindAddress(v6), login);
      } catch (ProtocolException malformed) {
        throw new TrackerException(Kind.MALFORMED, message(target, malformed));
      } catch (IOException broken) {
        if (hop.wasConnected()) {
          throw new TrackerException(kind(broken), message(target, broken));
        }
        failure = Optional.of(broken);
      }
    }
    throw new TrackerException(
        Kind.UNREACHABLE,
        failure
            .map(broken -> message(target, broken))
            .orElse(TrackerUrl.origin(target) + " has no address"));
  }

  private List<InetAddress> resolve(URI target, Optional<URI> from) throws TrackerException {
    try {
      return egress.resolve(target, from);
    } catch (EgressException refused) {
      Secrets hidden = secrets.and(target);
      throw new TrackerException(
          Kind.UNREACHABLE,
          hidden.hide(refused.getMessage().replace(target.toString(), TrackerUrl.origin(target))));
    }
  }

  private synchronized Hop begin(URI target) throws TrackerException {
    if (cancelled) {
      throw new TrackerException(Kind.UNREACHABLE, TrackerUrl.origin(target) + " was cancelled");
    }
    Hop hop = new Hop(settings, trust);
    current = Optional.of(hop);
    return hop;
  }

  private static Kind kind(IOException broken) {
    boolean malformed =
        broken instanceof ClientProtocolException
            || broken instanceof MessageConstraintException
            || broken instanceof MalformedChunkCodingException
            || broken instanceof ConnectionClosedException
            || broken instanceof ZipException
            || broken instanceof EOFException;
    return malformed ? Kind.MALFORMED : Kind.UNREACHABLE;
  }

  private String message(URI target, Exception broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why = cause.getMessage() == null ? "broken off" : cause.getMessage();
    if (cause instanceof InterruptedIOException) {
      why = "timed out";
    } else if (cause instanceof ConnectException) {
      why = why.substring(why.lastIndexOf(": ") < 0 ? 0 : why.lastIndexOf(": ") + 2);
    }
    return TrackerUrl.origin(target) + ": " + Words.shown(secrets.and(target).hide(why));
  }
}
