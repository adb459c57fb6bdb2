package org.hotswarm.ext.metadata.lt;

import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionContract;

class LtMetadataContractTest extends ExtensionContract {
  @Override
  protected PeerExtensionProvider provider() {
    return new LtMetadataProvider();
  }
}
