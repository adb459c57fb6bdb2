package org.hotswarm.engine.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void theFileIsTheOneThatTheSystemNamed() {
    IOException failure =
        new IOException("cannot write", new AccessDeniedException("/downloads/a"));
    assertThat(Problems.file(failure)).contains(Path.of("/downloads/a"));
  }

  @Test
  void aSystemThatNamesNoFileIsPossible() {
    assertThat(Problems.file(new IOException("no more"))).isEmpty();
    assertThat(Problems.file(new AccessDeniedException(null))).isEmpty();
  }
}
