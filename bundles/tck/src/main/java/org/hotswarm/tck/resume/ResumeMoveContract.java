package org.hotswarm.tck.resume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;
import org.junit.jupiter.api.io.TempDir;

/** Moving: nothing; everything is on disk. */
public abstract class ResumeMoveContract
    extends MoveContract<ResumeStoreNeeds, NoState, ResumeStore, ResumeStoreProvider> {
  @TempDir Path directory;

  /** For resume stores. */
  protected ResumeMoveContract() {
    super(ResumeStoreNeeds.class);
  }

  @Override
  protected Play<ResumeStoreNeeds, ResumeStore> play(long seed) throws IOException {
    return new ResumePlay(Files.createTempDirectory(directory, "state"), seed);
  }
}
