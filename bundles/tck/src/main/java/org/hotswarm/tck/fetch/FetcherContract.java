package org.hotswarm.tck.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.fetch.Fetcher;
import org.hotswarm.spi.fetch.FetcherNeeds;
import org.hotswarm.spi.fetch.FetcherProvider;
import org.hotswarm.tck.ProviderContract;
import org.hotswarm.tck.net.FakeNetwork;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.fetch} asks of a fetcher. */
public abstract class FetcherContract
    extends ProviderContract<FetcherNeeds, NoState, Fetcher, FetcherProvider> {
  private static final int LENGTH = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeNetwork network = new FakeNetwork();

  /** For fetchers. */
  protected FetcherContract() {
    super(FetcherNeeds.class);
  }

  /** Where {@code body} can be fetched. */
  protected abstract URI location(byte[] body) throws Exception;

  /** Where nothing can be fetched. */
  protected abstract URI nowhere() throws Exception;

  @Override
  protected FetcherNeeds needs() {
    return new FakeNetwork();
  }

  private static byte[] document() {
    byte[] body = new byte[LENGTH];
    new Random(1).nextBytes(body);
    return body;
  }

  private static CompletableFuture<byte[]> fetch(Fetcher fetcher, URI location, int most) {
    return fetcher.fetch(location, most, PATIENCE, "Tester/1").toCompletableFuture();
  }

  private CompletableFuture<byte[]> settle(CompletableFuture<byte[]> answer) {
    boolean moved = true;
    while (moved) {
      moved = network.run();
    }
    return answer;
  }

  private static void assertFailsWithWords(CompletableFuture<byte[]> answer) throws Exception {
    assertThat(answer).isCompletedExceptionally();
    try {
      throw new AssertionError("fetched " + answer.get().length + " bytes");
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(IOException.class);
      assertThat(failed.getCause().getMessage()).as("a message for the user").isNotBlank();
    }
  }

  @Test
  public void speaksSchemesInLowerCaseAmongThemThatOfTheDocument() throws Exception {
    assertThat(provider().schemes())
        .contains(location(document()).getScheme())
        .allMatch(scheme -> scheme.matches("[a-z][a-z0-9+.-]*"));
  }

  @Test
  public void getsTheDocumentWhole() throws Exception {
    try (Fetcher fetcher = open(network)) {
      URI location = location(document());
      assertThat(settle(fetch(fetcher, location, 1 << 20)).get()).isEqualTo(document());
      assertThat(settle(fetch(fetcher, location, LENGTH)).get()).isEqualTo(document());
      assertThat(settle(fetch(fetcher, location(new byte[0]), LENGTH)).get()).isEmpty();
    }
  }

  @Test
  public void documentThatIsTooLongFails() throws Exception {
    try (Fetcher fetcher = open(network)) {
      assertFailsWithWords(settle(fetch(fetcher, location(document()), LENGTH - 1)));
    }
  }

  @Test
  public void failureIsAnIoExceptionWhoseMessageIsForTheUser() throws Exception {
    try (Fetcher fetcher = open(network)) {
      assertFailsWithWords(settle(fetch(fetcher, nowhere(), LENGTH)));
      assertFailsWithWords(settle(fetch(fetcher, URI.create("strange:opaque"), LENGTH)));
    }
  }

  @Test
  public void nothingIsFetchedThatThePolicyForbids() throws Exception {
    network.forbid();
    try (Fetcher fetcher = open(network)) {
      CompletableFuture<byte[]> answer = settle(fetch(fetcher, location(document()), LENGTH));
      if (!network.resolved().isEmpty()) {
        assertFailsWithWords(answer);
      }
      assertThat(answer).isDone();
    }
  }

  @Test
  public void closingEndsWhatIsUnderWay() throws Exception {
    Fetcher fetcher = open(network);
    CompletableFuture<byte[]> answer = fetch(fetcher, location(document()), LENGTH);
    fetcher.close();
    settle(answer);
    assertFailsWithWords(answer);
    assertFailsWithWords(settle(fetch(fetcher, location(document()), LENGTH)));
  }

  @Test
  public void nextOneIsAskedAgainWhatWasUnderWay() throws Exception {
    Fetcher first = open(network);
    URI location = location(document());
    CompletableFuture<byte[]> before = fetch(first, location, LENGTH);
    try (Fetcher next = open(network)) {
      first.close();
      CompletableFuture<byte[]> again = fetch(next, location, LENGTH);
      settle(again);
      assertThat(again.get()).isEqualTo(document());
      assertFailsWithWords(before);
    }
  }
}
