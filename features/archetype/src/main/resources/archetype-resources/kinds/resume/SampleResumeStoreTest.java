package ${package};

import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.hotswarm.tck.resume.ResumeContract;

/** What every provider of this kind promises. */
class SampleResumeStoreTest extends ResumeContract {
  @Override
  protected ResumeStoreProvider provider() {
    return new SampleResumeStoreProvider();
  }
}
