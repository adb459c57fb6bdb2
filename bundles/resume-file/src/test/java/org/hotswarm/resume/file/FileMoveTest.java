package org.hotswarm.resume.file;

import java.util.List;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.hotswarm.tck.resume.PlainResumeStoreProvider;
import org.hotswarm.tck.resume.ResumeMoveContract;

class FileMoveTest extends ResumeMoveContract {
  @Override
  protected List<ResumeStoreProvider> providers() {
    return List.of(new FileResumeStoreProvider(), new PlainResumeStoreProvider());
  }
}
