package ${package};

import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.tck.choker.ChokerContract;

/** What every provider of this kind promises. */
class SampleChokerTest extends ChokerContract {
  @Override
  protected ChokerProvider provider() {
    return new SampleChokerProvider();
  }
}
