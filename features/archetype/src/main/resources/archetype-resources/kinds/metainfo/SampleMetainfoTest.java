package ${package};

import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.tck.metainfo.MetainfoContract;

/** What every provider of this kind promises. */
class SampleMetainfoTest extends MetainfoContract {
  @Override
  protected MetainfoCodec codec() {
    return new SampleMetainfo();
  }
}
