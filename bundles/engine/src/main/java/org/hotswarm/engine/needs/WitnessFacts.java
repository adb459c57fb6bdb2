package org.hotswarm.engine.needs;

import java.util.function.BiConsumer;
import org.hotswarm.engine.data.Parole;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.Sender;

/**
 * What one of a torrent's witnesses can do.
 *
 * @param witness its id
 * @param parole who is on it
 * @param banning bans an address, and says why
 */
public record WitnessFacts(String witness, Parole parole, BiConsumer<PeerAddress, String> banning)
    implements PieceWitnessNeeds {
  @Override
  public void ban(Sender sender, String reason) {
    banning.accept(sender.address(), reason);
  }

  @Override
  public void suspect(Sender sender) {
    parole.suspect(sender.id(), witness);
  }

  @Override
  public void acquit(Sender sender) {
    parole.acquit(sender.id(), witness);
  }
}
