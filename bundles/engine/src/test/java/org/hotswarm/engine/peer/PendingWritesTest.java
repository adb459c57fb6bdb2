package org.hotswarm.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingWritesTest {
  private final PendingWrites pending = new PendingWrites();
  private int written;

  private boolean isWritten(int batch) {
    return batch <= written;
  }

  @Test
  void whatIsOfABatchThatIsWrittenWaitsNoMore() {
    pending.add(1, 10, this::isWritten);
    pending.add(1, 5, this::isWritten);
    pending.add(3, 7, this::isWritten);
    assertThat(pending.bytes(this::isWritten)).isEqualTo(22);
    written = 2;
    assertThat(pending.bytes(this::isWritten)).isEqualTo(7);
    pending.add(3, 1, this::isWritten);
    assertThat(pending.bytes(this::isWritten)).isEqualTo(8);
    written = 3;
    assertThat(pending.bytes(this::isWritten)).isZero();
  }
}
