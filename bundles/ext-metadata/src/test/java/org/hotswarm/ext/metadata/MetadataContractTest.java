package org.hotswarm.ext.metadata;

import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionContract;

class MetadataContractTest extends ExtensionContract {
  @Override
  protected PeerExtensionProvider provider() {
    return new MetadataProvider();
  }
}
