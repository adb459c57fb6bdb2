package org.hotswarm.spi.choker;

import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.spi.ProviderState;

/**
 * What one choker leaves to the next.
 *
 * @param optimistic peers unchoked optimistically, by {@link ChokerPeer#id()}
 * @param roundsLeft rounds until the next optimistic choice
 */
public record ChokerState(List<Long> optimistic, int roundsLeft) implements ProviderState {
  public ChokerState {
    optimistic = List.copyOf(optimistic);
  }

  @Override
  public BDictionary toBencode() {
    return BDictionary.builder()
        .put("v", 1)
        .put("optimistic", new BList(List.copyOf(optimistic.stream().map(BInteger::new).toList())))
        .put("rounds left", roundsLeft)
        .build();
  }
}
