package org.hotswarm.ext.pex;

import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionContract;

class PexContractTest extends ExtensionContract {
  @Override
  protected PeerExtensionProvider provider() {
    return new PexProvider();
  }
}
