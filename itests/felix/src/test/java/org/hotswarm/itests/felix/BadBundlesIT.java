package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every bad bundle is refused for the right reason, by command and from a directory, and a download
 * that runs meanwhile does not notice.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadBundlesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path directory;

  private static List<BadBundle> all;
  private static Path jars;
  private static Download download;
  private static Modules modules;
  private static List<String> fingerprint;
  private static List<BundleStatus> bundles;
  private static int count;

  @BeforeAll
  static void begin() throws Exception {
    System.setProperty(BadBundle.STUCK, "true");
    all = BadBundles.all();
    jars = Files.createDirectory(directory.resolve("jars"));
    for (BadBundle bad : all) {
      Files.write(jars.resolve(bad.fileName()), bad.making().bytes());
    }
    download = Download.begin(directory);
    modules = download.modules();
    fingerprint = download.fingerprint();
    bundles = modules.bundles();
    count = installed();
  }

  @AfterAll
  static void end() throws Exception {
    System.clearProperty(BadBundle.STUCK);
    download.end();
  }

  private static int installed() {
    return download.leech().realm().context().getBundles().length;
  }

  @Test
  @Order(1)
  void thereAreManyKinds() {
    assertThat(all)
        .hasSizeGreaterThanOrEqualTo(20)
        .extracting(BadBundle::name)
        .doesNotHaveDuplicates();
  }

  @Test
  @Order(2)
  void eachIsRefusedByCommand() {
    List<String> wrong = new ArrayList<>();
    for (BadBundle bad : all) {
      ModuleException refusal =
          catchThrowableOfType(
              ModuleException.class, () -> modules.install(jars.resolve(bad.fileName())));
      judge(bad, refusal, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void judge(BadBundle bad, ModuleException refusal, List<String> wrong) {
    String message = refusal == null ? "it was taken" : refusal.getMessage();
    boolean right = Arrays.stream(bad.words()).allMatch(message::contains);
    if (!right) {
      wrong.add(bad.name() + ": " + message);
    }
    if (!download.fingerprint().equals(fingerprint)) {
      wrong.add(bad.name() + ": " + download.fingerprint() + " is not " + fingerprint);
    }
    if (!modules.bundles().equals(bundles)) {
      wrong.add(bad.name() + ": stays, " + modules.bundles());
    }
    download.assertUnderWay();
  }

  @Test
  @Order(3)
  void eachIsRefusedFromADirectory() throws Exception {
    Path drop =
        Files.createDirectory(
            directory.resolve("drop"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Refusals refusals = new Refusals();
    AutoCloseable watch = modules.watch(drop, refusals);
    for (BadBundle bad : all) {
      Files.copy(jars.resolve(bad.fileName()), directory.resolve("staged"));
      Files.move(
          directory.resolve("staged"),
          drop.resolve(bad.fileName()),
          StandardCopyOption.ATOMIC_MOVE);
    }
    await("all are refused")
        .atMost(PATIENCE)
        .until(() -> refusals.byName.size() == all.size() || !refusals.accepted.isEmpty());
    watch.close();
    List<String> wrong = new ArrayList<>(refusals.accepted);
    for (BadBundle bad : all) {
      judge(bad, refusals.byName.get(bad.fileName()), wrong);
    }
    assertThat(wrong).isEmpty();
  }

  /** Who is refused, and why. */
  private static final class Refusals implements Modules.Listener {
    private final Map<String, ModuleException> byName = new ConcurrentHashMap<>();
    private final List<String> accepted = new ArrayList<>();

    @Override
    public void accepted(Path jar, BundleStatus bundle) {
      accepted.add(jar + " was taken");
    }

    @Override
    public void refused(Path jar, ModuleException why) {
      ModuleException before = byName.put(jar.getFileName().toString(), why);
      if (before != null) {
        accepted.add(jar + " was tried again though it has not changed");
      }
    }

    @Override
    public void removed(Path jar, String bundle) {
      accepted.add(jar + " was removed");
    }
  }

  @Test
  @Order(4)
  void nothingStaysWhenThoseThatAreStuckComeFree() {
    assertThat(installed()).isGreaterThan(count);
    System.clearProperty(BadBundle.STUCK);
    await("all are gone").atMost(PATIENCE).until(() -> installed() == count);
  }

  @Test
  @Order(5)
  void theDownloadCompletes() throws Exception {
    assertThat(download.fingerprint()).isEqualTo(fingerprint);
    download.complete();
  }
}
