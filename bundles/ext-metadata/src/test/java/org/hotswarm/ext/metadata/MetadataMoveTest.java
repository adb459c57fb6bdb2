package org.hotswarm.ext.metadata;

import java.util.List;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionMoveContract;

class MetadataMoveTest extends ExtensionMoveContract {
  @Override
  protected List<PeerExtensionProvider> providers() {
    return List.of(new MetadataProvider(), new MetadataProvider());
  }
}
