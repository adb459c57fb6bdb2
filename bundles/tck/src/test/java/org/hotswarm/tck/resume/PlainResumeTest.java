package org.hotswarm.tck.resume;

import org.hotswarm.spi.resume.ResumeStoreProvider;

class PlainResumeTest extends ResumeContract {
  @Override
  protected ResumeStoreProvider provider() {
    return new PlainResumeStoreProvider();
  }
}
