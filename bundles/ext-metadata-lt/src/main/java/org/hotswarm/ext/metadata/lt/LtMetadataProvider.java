package org.hotswarm.ext.metadata.lt;

import java.util.Optional;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.osgi.service.component.annotations.Component;

/** Opens {@code LT_metadata} (manual: metadata from peers). */
@Component(service = PeerExtensionProvider.class)
public final class LtMetadataProvider implements PeerExtensionProvider {
  @Override
  public String id() {
    return "metadata-lt";
  }

  @Override
  public String extensionName() {
    return "LT_metadata";
  }

  /** Those who speak it do not send metadata of private torrents. */
  @Override
  public boolean allowedWhenPrivate() {
    return false;
  }

  @Override
  public PeerExtension open(PeerExtensionNeeds needs, Optional<ExtensionState> state) {
    return new LtMetadata(needs);
  }
}
