package ${package};

import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.extension.ExtensionContract;

/** What every provider of this kind promises. */
class SampleExtensionTest extends ExtensionContract {
  @Override
  protected PeerExtensionProvider provider() {
    return new SampleExtensionProvider();
  }
}
