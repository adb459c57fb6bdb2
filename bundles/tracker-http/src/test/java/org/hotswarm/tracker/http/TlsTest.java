package org.hotswarm.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.http.Samples.NONE;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limit 48: the certificate must be believed and must name the host. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path directory;

  private static KeyStore keys;

  private final Bench bench = new Bench();
  private Server server;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tracker",
                "-keyalg",
                "EC",
                "-validity",
                "3650",
                "-dname",
                "CN=tracker.test",
                "-ext",
                "san=dns:tracker.test",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
  }

  private static SSLContext serverContext() throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Believes exactly the certificate of the server. */
  private static SSLContext believing() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("tracker", keys.getCertificate("tracker"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  @BeforeEach
  void listen() throws Exception {
    server =
        new Server(
            serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress()),
            (head, out) -> Server.ok(out, "", "d8:intervali5ee".getBytes("US-ASCII")));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    bench.close();
  }

  private URI url(String host) {
    return URI.create("https://" + host + ":" + server.port() + "/announce");
  }

  @Test
  void announcesOverTls() throws Exception {
    SSLContext believing = believing();
    Tracker tracker = new HttpTracker(bench, () -> believing);
    assertThat(bench.value(tracker.announce(url("tracker.test"), NONE)).interval()).hasSeconds(5);
    assertThat(server.head()).contains("\r\nHost: tracker.test:" + server.port() + "\r\n");
  }

  @Test
  void refusesACertificateNobodyVouchesFor() throws Exception {
    Tracker tracker = new HttpTrackerProvider().open(bench, Optional.empty());
    assertThat(bench.failure(tracker.announce(url("tracker.test"), NONE)))
        .hasMessageContaining("certification path")
        .extracting("kind")
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(server.heads).noneMatch(head -> head.startsWith("GET"));
  }

  @Test
  void refusesACertificateForAnotherHost() throws Exception {
    SSLContext believing = believing();
    Tracker tracker = new HttpTracker(bench, () -> believing);
    assertThat(bench.failure(tracker.announce(url("other.test"), NONE)).kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(server.heads).noneMatch(head -> head.startsWith("GET"));
  }

  @Test
  void neverFallsBackToPlainHttp() throws Exception {
    SSLContext believing = believing();
    server.script((head, out) -> Server.redirect(out, "http://tracker.test/announce"));
    Tracker tracker = new HttpTracker(bench, () -> believing);
    assertThat(bench.failure(tracker.announce(url("tracker.test"), NONE)))
        .hasMessageContaining("from HTTPS to HTTP")
        .extracting("kind")
        .isEqualTo(Kind.FORBIDDEN);
  }
}
