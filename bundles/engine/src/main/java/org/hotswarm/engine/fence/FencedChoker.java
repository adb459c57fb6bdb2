package org.hotswarm.engine.fence;

import java.util.List;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerPeer;
import org.hotswarm.spi.choker.ChokerState;

/**
 * A choker behind its fence; a round that fails throws {@link ProviderFailure}. Owner thread: the
 * session's loop.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedChoker(Choker bare, Fence fence) implements Choker {
  @Override
  public ChokeRound round(List<ChokerPeer> peers, int slots, boolean regular) {
    return fence.ask(() -> bare.round(peers, slots, regular));
  }

  @Override
  public ChokerState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
