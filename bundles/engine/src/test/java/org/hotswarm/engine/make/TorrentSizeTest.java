package org.hotswarm.engine.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Limit 1. */
class TorrentSizeTest {
  private static final int LIMIT = 32 << 20;

  private final FakeCodec codec = new FakeCodec();
  private final TorrentWorkshop workshop =
      new TorrentWorkshop(
          new TorrentWorkshop.Codecs(codec, codec),
          () -> MetainfoLimits.STANDARD,
          Runnable::run,
          1,
          scheme -> Optional.empty());

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void anEndlessFileIsReadNoFurtherThanTheLimit() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> workshop.read(Path.of("/dev/zero")))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("longer than the " + LIMIT + " bytes");
    // What is read is collected in small buffers, and then copied once.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .isBetween((long) LIMIT, 2L * LIMIT + (8 << 20));
    assertThat(codec.decoded).isZero();
  }
}
