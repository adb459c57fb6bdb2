package org.hotswarm.spi;

import org.hotswarm.model.bencode.BDictionary;

/** The state of what has none to move. */
public record NoState() implements ProviderState {
  @Override
  public BDictionary toBencode() {
    return BDictionary.builder().put("v", 1).build();
  }
}
