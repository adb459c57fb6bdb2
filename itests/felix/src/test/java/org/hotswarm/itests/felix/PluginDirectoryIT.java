package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lies in a directory of plug-ins is kept installed, however it got there; what is no file of
 * its own, or might be another's, is not touched.
 */
class PluginDirectoryIT {
  @TempDir static Path home;

  private static Party party;
  private static Modules modules;

  @TempDir Path directory;

  private final News news = new News();
  private AutoCloseable watch;

  /** What becomes of jars, in the order in which it does. */
  private static final class News implements Modules.Listener {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void accepted(Path jar, BundleStatus bundle) {
      lines.add(jar.getFileName() + " accepted: " + bundle.version());
    }

    @Override
    public void refused(Path jar, ModuleException why) {
      lines.add(jar.getFileName() + " refused: " + why.getMessage());
    }

    @Override
    public void removed(Path jar, String bundle) {
      lines.add(jar.getFileName() + " removed: " + bundle);
    }

    private String next() throws InterruptedException {
      String line = lines.poll(Party.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return line == null ? "nothing was told" : line;
    }
  }

  @BeforeAll
  static void begin() throws Exception {
    party = Party.join(home);
    modules = party.realm().service(Modules.class);
  }

  @AfterAll
  static void end() throws Exception {
    party.leave();
  }

  @BeforeEach
  void watch() throws Exception {
    permit(directory, "rwx------");
    watch = modules.watch(directory, news);
  }

  @AfterEach
  void stopWatching() throws Exception {
    watch.close();
    for (BundleStatus bundle : modules.bundles()) {
      if (bundle.name().startsWith("net.example.")) {
        modules.uninstall(bundle.name() + ":" + bundle.version());
      }
    }
    assertThat(news.lines).isEmpty();
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  /** Makes a jar elsewhere, and moves it there at once. */
  private void drop(Stranger stranger, String name) throws IOException {
    Path staged = stranger.write(home.resolve("staged"));
    Files.move(staged, file(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> versions() {
    return modules.bundles().stream()
        .filter(bundle -> bundle.name().equals(Stranger.NAME))
        .map(BundleStatus::version)
        .toList();
  }

  @Test
  void oneThatIsMovedThereIsInstalledUpdatedAndTakenOut() throws Exception {
    drop(Stranger.picker("1.0.0"), "a.jar");
    assertThat(news.next()).isEqualTo("a.jar accepted: 1.0.0");
    drop(Stranger.picker("1.1.0"), "a.jar");
    assertThat(news.next()).isEqualTo("a.jar accepted: 1.1.0");
    assertThat(versions()).containsExactly("1.1.0");
    Files.delete(file("a.jar"));
    assertThat(news.next()).isEqualTo("a.jar removed: net.example.picker");
    assertThat(versions()).isEmpty();
  }

  @Test
  void oneThatIsCopiedSlowlyIsInstalledWhenItIsWhole() throws Exception {
    byte[] bytes = Stranger.picker("1.0.0").bytes();
    Path slow = Files.createFile(file("slow.jar"));
    int part = bytes.length / 3;
    for (int i = 0; i < 2; i++) {
      append(slow, bytes, i * part, (i + 1) * part);
      drop(Stranger.picker("2.0." + i), "meanwhile.jar");
      assertThat(news.next()).isEqualTo("meanwhile.jar accepted: 2.0." + i);
    }
    append(slow, bytes, 2 * part, bytes.length);
    assertThat(news.next()).isEqualTo("slow.jar accepted: 1.0.0");
  }

  private static void append(Path file, byte[] bytes, int from, int to) throws IOException {
    Files.write(file, Arrays.copyOfRange(bytes, from, to), StandardOpenOption.APPEND);
  }

  @Test
  void oneThatIsRenamedIsTheSame() throws Exception {
    drop(Stranger.picker("1.0.0"), "z.jar");
    assertThat(news.next()).isEqualTo("z.jar accepted: 1.0.0");
    Files.move(file("z.jar"), file("b.jar"));
    assertThat(news.next()).isEqualTo("z.jar removed: net.example.picker");
    assertThat(news.next()).isEqualTo("b.jar accepted: 1.0.0");
  }

  @Test
  void aBadOneInItsPlaceLeavesItThere() throws Exception {
    drop(Stranger.picker("1.0.0"), "a.jar");
    assertThat(news.next()).isEqualTo("a.jar accepted: 1.0.0");
    drop(Stranger.picker("1.1.0", "", "return null;"), "a.jar");
    assertThat(news.next()).startsWith("a.jar refused: ").contains("id() returned null");
    assertThat(versions()).containsExactly("1.0.0");
    Files.delete(file("a.jar"));
    assertThat(news.next()).isEqualTo("a.jar removed: net.example.picker");
  }

  @Test
  void whatIsNoFileOfItsOwnIsRefused() throws Exception {
    Path outside = Stranger.picker("1.0.0").write(home.resolve("outside.jar"));
    Files.createDirectory(file("directory.jar"));
    assertThat(news.next()).contains("directory.jar refused: ", "is not a file of its own");
    Files.createSymbolicLink(file("link.jar"), outside);
    assertThat(news.next()).contains("link.jar refused: ", "is not a file of its own");
    Files.createSymbolicLink(file("nowhere.jar"), home.resolve("nowhere"));
    assertThat(news.next()).contains("nowhere.jar refused: ", "is not a file of its own");
    pipe(file("pipe.jar"));
    assertThat(news.next()).contains("pipe.jar refused: ", "is not a file of its own");
    assertThat(versions()).isEmpty();
  }

  private static void pipe(Path file) throws Exception {
    Process made = new ProcessBuilder("mkfifo", "-m", "600", file.toString()).start();
    assertThat(made.waitFor()).isZero();
  }

  @Test
  void aFileThatOthersCanWriteToIsTakenWhenTheyNoLongerCan() throws Exception {
    Path staged = Stranger.picker("1.0.0").write(home.resolve("staged"));
    permit(staged, "rw-rw-r--");
    Files.move(staged, file("a.jar"));
    assertThat(news.next()).contains("a.jar can be written by others; run: chmod go-w ");
    assertThat(versions()).isEmpty();
    permit(file("a.jar"), "rw-r--r--");
    assertThat(news.next()).isEqualTo("a.jar accepted: 1.0.0");
  }

  @Test
  void aDirectoryThatOthersCanWriteToIsNotWatched() throws Exception {
    Path open = Files.createDirectory(file("open"));
    Path inside = Files.createDirectory(open.resolve("inside"));
    for (String permissions : List.of("rwxrwxrwx", "rwxrwxr-x", "rwxr-xrwx")) {
      permit(open, permissions);
      assertThatThrownBy(() -> modules.watch(open, news))
          .isInstanceOfSatisfying(ModuleException.class, PluginDirectoryIT::isInsecure)
          .hasMessageContaining(open + " can be written by others; run: chmod go-w " + open);
    }
    permit(inside, "rwx------");
    assertThatThrownBy(() -> modules.watch(inside, news))
        .hasMessageContaining(open + ", above it, can be written by all; run: chmod o-w " + open);
  }

  private static void isInsecure(ModuleException refusal) {
    assertThat(refusal.kind()).isEqualTo(ModuleException.Kind.INSECURE);
  }

  @Test
  void aDirectoryThatIsOpenedToOthersIsTakenFromNoMore() throws Exception {
    permit(directory, "rwxrwxrwx");
    drop(Stranger.picker("1.0.0"), "a.jar");
    assertThat(news.next()).contains("a.jar refused: ", "can be written by others");
    permit(directory, "rwx------");
    assertThat(news.next()).isEqualTo("a.jar accepted: 1.0.0");
  }

  @Test
  void whatIsNoJarByNameIsNotLookedAt() throws Exception {
    drop(Stranger.picker("1.0.0"), "a.jar.part");
    drop(Stranger.picker("1.0.0"), ".a.jar");
    drop(Stranger.picker("3.0.0"), "b.jar");
    assertThat(news.next()).isEqualTo("b.jar accepted: 3.0.0");
    await().until(() -> versions().equals(List.of("3.0.0")));
  }
}
