package org.hotswarm.resume.file;

import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.hotswarm.tck.resume.ResumeContract;

class FileContractTest extends ResumeContract {
  @Override
  protected ResumeStoreProvider provider() {
    return new FileResumeStoreProvider();
  }
}
