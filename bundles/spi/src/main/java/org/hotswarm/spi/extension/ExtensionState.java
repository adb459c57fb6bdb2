package org.hotswarm.spi.extension;

import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.ProviderState;

/**
 * What one extension leaves to the next: a tree, for the engine cannot know a plug-in's types.
 *
 * @param tree its own affair, with the version under {@code "v"}
 */
public record ExtensionState(BDictionary tree) implements ProviderState {
  @Override
  public BDictionary toBencode() {
    return tree;
  }
}
