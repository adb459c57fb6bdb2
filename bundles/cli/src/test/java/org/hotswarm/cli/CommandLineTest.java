package org.hotswarm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hotswarm.cli.fake.Cli;
import org.hotswarm.cli.fake.Torrents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wish to end comes from another thread, and waiting takes real time. */
class CommandLineTest {
  @TempDir Path home;

  @Test
  void aDownloadEndsWhenAsked() {
    Cli cli = new Cli(home).inRealTime();
    cli.factory.torrent("a.torrent", Torrents.single("a", 10));
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> cli.run("get", "a.torrent", "--json"));
    await().until(() -> cli.out().contains("progress"));
    assertThat(code).isNotDone();
    cli.stop.ask();
    assertThat(code).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(7);
    assertThat(cli.session.calls()).endsWith("stop");
  }

  @Test
  void longWorkDoesNotHoldUpTheEnd() throws InterruptedException {
    CountDownLatch hashing = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Cli cli = new Cli(home).with(work -> CompletableFuture.runAsync(work)).inRealTime();
    cli.factory.torrent("a.torrent", Torrents.single("a", 10));
    cli.factory.hashingTakes(
        1,
        () -> {
          hashing.countDown();
          await().until(() -> never.getCount() == 0);
        });
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> cli.run("verify", "a.torrent", home.toString()));
    assertThat(hashing.await(20, TimeUnit.SECONDS)).isTrue();
    cli.stop.ask();
    assertThat(code).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(7);
    never.countDown();
  }

  @Test
  void aSessionThatDoesNotEndHoldsNobodyUp() {
    Cli cli = new Cli(home);
    cli.factory.torrent("a.torrent", Torrents.single("a", 10));
    cli.session.hangsAtTheEnd();
    cli.time.at(0, () -> cli.session.torrent().complete());
    long begin = System.nanoTime();
    assertThat(cli.run("get", "a.torrent")).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    assertThat(cli.err()).contains("did not end cleanly");
  }

  @Test
  void aCommandThatComesTooLateDoesNotBegin() {
    Cli cli = new Cli(home);
    cli.factory.torrent("a.torrent", Torrents.single("a", 10));
    CommandLine command = new CommandLine();
    command.bindSession(cli.session);
    command.bindSessions(cli.sessions);
    command.bindFactory(cli.factory);
    command.run();
    String[] args = {"verify", "a.torrent", home.toString(), "-q"};
    assertThat(command.apply(args)).isEqualTo(7);
  }
}
