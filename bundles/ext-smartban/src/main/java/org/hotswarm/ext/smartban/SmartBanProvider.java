package org.hotswarm.ext.smartban;

import java.util.Optional;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.osgi.service.component.annotations.Component;

/** Opens smart bans. */
@Component(service = PieceWitnessProvider.class)
public final class SmartBanProvider implements PieceWitnessProvider {
  @Override
  public String id() {
    return "smartban";
  }

  @Override
  public PieceWitness open(PieceWitnessNeeds needs, Optional<PieceWitnessState> state) {
    return new SmartBan(needs, state.map(SavedOpinions::read).orElseGet(SavedOpinions::none));
  }
}
