package org.hotswarm.ext.pex;

import java.util.List;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionMoveContract;

class PexMoveTest extends ExtensionMoveContract {
  @Override
  protected List<PeerExtensionProvider> providers() {
    return List.of(new PexProvider(), new PexProvider());
  }
}
