package org.hotswarm.tracker.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.hotswarm.spi.tracker.TrackerSettings;

/**
 * One GET over one connection to one address. Runs on the blocking executor; {@link #cancel} may be
 * called from any thread.
 */
final class Hop {
  private static final int LONGEST_LINE = 8 << 10;
  private static final int MOST_LINES = 100;

  private final TrackerSettings settings;
  private final Trust trust;
  private final Socket socket = new Socket(Proxy.NO_PROXY);

  Hop(TrackerSettings settings, Trust trust) {
    this.settings = settings;
    this.trust = trust;
  }

  /** Whether a connection came about; if not, another address may be tried. */
  boolean wasConnected() {
    return socket.isConnected();
  }

  /** Makes {@link #get} fail at once, whatever it waits for. */
  void cancel() {
    Closer.closeQuietly(socket);
  }

  /**
   * Asks and reads the answer; leaves nothing open.
   *
   * @param target the URL, whose host is not looked up again
   * @param address where to connect to
   * @param local where to connect from
   * @param authorization the header's value
   */
  Answer get(
      URI target, InetAddress address, Optional<InetAddress> local, Optional<String> authorization)
      throws IOException, ProtocolException {
    HttpGet request = new HttpGet(target);
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    authorization.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
    try (CloseableHttpClient client = client(address, local)) {
      try {
        ClassicHttpResponse response = client.executeOpen(HttpHost.create(target), request, null);
        return read(response);
      } finally {
        cancel();
        client.close(CloseMode.IMMEDIATE);
      }
    }
  }

  private Answer read(ClassicHttpResponse response) throws IOException, ProtocolException {
    String reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
    Optional<String> location =
        isRedirect(response.getCode()) && response.containsHeader(HttpHeaders.LOCATION)
            ? Optional.of(response.getFirstHeader(HttpHeaders.LOCATION).getValue())
            : Optional.empty();
    int most = location.isPresent() ? 0 : settings.responseBytes();
    return new Answer(
        response.getCode(),
        reason,
        location,
        Body.read(response, most == 0 ? null : response.getEntity(), most));
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private CloseableHttpClient client(InetAddress address, Optional<InetAddress> local) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(address))
        .setRoutePlanner(new LocalRoute(local))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.receiveTimeout()))
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent(settings.userAgent())
        .setDefaultAuthSchemeRegistry(name -> null)
        .setDefaultCookieSpecRegistry(name -> null)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .build();
  }

  private BasicHttpClientConnectionManager connections(InetAddress address) {
    Http1Config lines =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_LINES).build();
    TlsSocketStrategy tls = this::upgrade;
    BasicHttpClientConnectionManager connections =
        new BasicHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                proxy -> socket,
                DefaultSchemePortResolver.INSTANCE,
                new Pinned(address),
                scheme -> TrackerUrl.HTTPS.equals(scheme) ? tls : null),
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(lines)
                .responseParserFactory(
                    new DefaultHttpResponseParserFactory(lines, new HeaderBudget(), null))
                .build());
    Timeout receive = Timeout.of(settings.receiveTimeout());
    connections.setSocketConfig(SocketConfig.custom().setSoTimeout(receive).build());
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            .setSocketTimeout(receive)
            .build());
    return connections;
  }

  /** Certificate chain and host name are both verified (limit 48). */
  private SSLSocket upgrade(
      Socket plain, String host, int port, Object attachment, HttpContext context)
      throws IOException {
    try {
      return new DefaultClientTlsStrategy(trust.context(), new DefaultHostnameVerifier())
          .upgrade(plain, host, port, attachment, context);
    } catch (GeneralSecurityException noTls) {
      throw new SocketException("no TLS on this platform: " + noTls.getMessage());
    }
  }

  /** The checked address, whatever the name. */
  private record Pinned(InetAddress address) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return new InetAddress[] {address};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** No proxy, and the local address that the egress policy wants. */
  private static final class LocalRoute extends DefaultRoutePlanner {
    private final Optional<InetAddress> local;

    LocalRoute(Optional<InetAddress> local) {
      super(DefaultSchemePortResolver.INSTANCE);
      this.local = local;
    }

    @Override
    protected InetAddress determineLocalAddress(HttpHost first, HttpContext context) {
      return local.orElse(null);
    }
  }
}
