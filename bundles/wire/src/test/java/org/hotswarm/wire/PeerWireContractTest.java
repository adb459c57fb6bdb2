package org.hotswarm.wire;

import org.hotswarm.spi.wire.WireCodec;
import org.hotswarm.tck.wire.WireContract;

class PeerWireContractTest extends WireContract {
  @Override
  protected WireCodec codec() {
    return new PeerWireProvider();
  }
}
