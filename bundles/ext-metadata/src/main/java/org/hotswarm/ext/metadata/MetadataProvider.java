package org.hotswarm.ext.metadata;

import java.util.Optional;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.osgi.service.component.annotations.Component;

/** Opens {@code ut_metadata} (BEP 9). */
@Component(service = PeerExtensionProvider.class)
public final class MetadataProvider implements PeerExtensionProvider {
  @Override
  public String id() {
    return "metadata";
  }

  @Override
  public String extensionName() {
    return "ut_metadata";
  }

  /** A private torrent's metadata may be had from its peers; no peer is found by it (BEP 27). */
  @Override
  public boolean allowedWhenPrivate() {
    return true;
  }

  @Override
  public PeerExtension open(PeerExtensionNeeds needs, Optional<ExtensionState> state) {
    return new MetadataExtension(needs, state.map(SavedCopies::read).orElse(SavedCopies.NONE));
  }
}
