package org.hotswarm.spi;

import org.hotswarm.model.bencode.BDictionary;

/**
 * Values that may outlive their maker: records of model types only, so that no class of a provider
 * is kept. The bencoded form is what resume data holds.
 */
public interface ProviderState {
  /** The state as a bencode tree, with the version under {@code "v"}. */
  BDictionary toBencode();
}
