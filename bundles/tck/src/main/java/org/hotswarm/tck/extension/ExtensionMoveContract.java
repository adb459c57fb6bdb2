package org.hotswarm.tck.extension;

import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;

/** Moving: a bencode tree goes along; the engine lets peers join again. */
public abstract class ExtensionMoveContract
    extends MoveContract<PeerExtensionNeeds, ExtensionState, PeerExtension, PeerExtensionProvider> {
  /** For extensions. */
  protected ExtensionMoveContract() {
    super(PeerExtensionNeeds.class);
  }

  @Override
  protected Play<PeerExtensionNeeds, PeerExtension> play(long seed) {
    return new ExtensionPlay(seed);
  }
}
