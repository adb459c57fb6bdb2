package org.hotswarm.spi.picker;

import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.ProviderState;

/**
 * What one picker leaves to the next: nothing but whether the first random pieces are over, for
 * half-done pieces and requests are facts that the engine keeps.
 *
 * @param warmedUp whether enough pieces are verified for rarest first to begin
 */
public record PickerState(boolean warmedUp) implements ProviderState {
  @Override
  public BDictionary toBencode() {
    return BDictionary.builder().put("v", 1).put("warmed up", warmedUp ? 1 : 0).build();
  }

  /** Reads what {@link #toBencode} wrote. */
  public static PickerState of(BDictionary state) {
    return new PickerState(state.integer("warmed up").orElse(0) != 0);
  }
}
