package org.hotswarm.ext.metadata.lt;

import java.util.List;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionMoveContract;

class LtMetadataMoveTest extends ExtensionMoveContract {
  @Override
  protected List<PeerExtensionProvider> providers() {
    return List.of(new LtMetadataProvider(), new LtMetadataProvider());
  }
}
