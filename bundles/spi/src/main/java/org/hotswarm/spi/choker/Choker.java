package org.hotswarm.spi.choker;

import java.util.List;
import org.hotswarm.spi.Movable;
import org.osgi.annotation.versioning.ConsumerType;

/** Decides who may download from us. */
@ConsumerType
public interface Choker extends Movable<ChokerState> {
  /**
   * One round, every {@code unchoke_interval} (15 s) and early when a slot falls free.
   *
   * @param peers all connected peers of torrents that run, in no order
   * @param slots how many may be unchoked, at least 1; {@code Integer.MAX_VALUE} for no limit
   * @param regular whether the interval is over; an early round does not age the optimistic choice
   */
  ChokeRound round(List<ChokerPeer> peers, int slots, boolean regular);
}
