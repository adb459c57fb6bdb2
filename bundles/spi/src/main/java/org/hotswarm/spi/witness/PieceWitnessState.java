package org.hotswarm.spi.witness;

import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.ProviderState;

/**
 * What one witness leaves to the next: a tree, for the engine cannot know a plug-in's types.
 *
 * @param tree its own affair, with the version under {@code "v"}
 */
public record PieceWitnessState(BDictionary tree) implements ProviderState {
  @Override
  public BDictionary toBencode() {
    return tree;
  }
}
