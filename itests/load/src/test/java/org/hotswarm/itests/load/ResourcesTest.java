package org.hotswarm.itests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {
  @TempDir Path directory;

  @Test
  void aThreadThatStaysIsNamed() throws Exception {
    Resources before = Resources.afterGarbage(() -> true);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> await(end), "left behind 7");
    thread.start();
    try {
      Resources after = Resources.afterGarbage(() -> true);
      assertThat(after.moreThreadsThan(before)).contains("left behind # x1");
    } finally {
      end.countDown();
      thread.join();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatStaysOpenIsCounted() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");
    Resources before = Resources.afterGarbage(() -> true);
    try (var open = Files.newByteChannel(file)) {
      Resources after = Resources.afterGarbage(() -> true);
      assertThat(open.isOpen()).isTrue();
      assertThat(after.files()).isEqualTo(before.files() + 1);
    }
  }

  @Test
  void threadsAreComparedByName() {
    Resources before = new Resources(Map.of("a #", 2, "b", 1), 0, 0);
    Resources after = new Resources(Map.of("a #", 3, "c", 1), 0, 0);
    assertThat(after.moreThreadsThan(before)).containsExactlyInAnyOrder("a # x3", "c x1");
    assertThat(before.moreThreadsThan(before)).isEmpty();
  }
}
