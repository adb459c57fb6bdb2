package org.hotswarm.ext.pex;

import java.util.Optional;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.osgi.service.component.annotations.Component;

/** Opens {@code ut_pex} (BEP 11). */
@Component(service = PeerExtensionProvider.class)
public final class PexProvider implements PeerExtensionProvider {
  @Override
  public String id() {
    return "pex";
  }

  @Override
  public String extensionName() {
    return "ut_pex";
  }

  /** Only the tracker names the peers of a private torrent (BEP 27). */
  @Override
  public boolean allowedWhenPrivate() {
    return false;
  }

  @Override
  public PeerExtension open(PeerExtensionNeeds needs, Optional<ExtensionState> state) {
    return new PexExtension(needs, state.map(SavedTales::read).orElse(SavedTales.NONE));
  }
}
