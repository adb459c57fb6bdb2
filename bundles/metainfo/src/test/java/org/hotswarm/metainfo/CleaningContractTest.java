package org.hotswarm.metainfo;

import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.tck.metainfo.MetainfoContract;

class CleaningContractTest extends MetainfoContract {
  @Override
  protected MetainfoCodec codec() {
    return new CleaningMetainfoCodec();
  }
}
