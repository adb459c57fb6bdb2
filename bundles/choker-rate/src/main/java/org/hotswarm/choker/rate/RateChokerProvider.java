package org.hotswarm.choker.rate;

import java.util.Optional;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.spi.choker.ChokerState;
import org.osgi.service.component.annotations.Component;

/** Opens chokers that go by rates. Any thread. */
@Component(service = ChokerProvider.class)
public final class RateChokerProvider implements ChokerProvider {
  @Override
  public String id() {
    return "rate";
  }

  @Override
  public Choker open(ChokerNeeds needs, Optional<ChokerState> state) {
    return new RateChoker(needs, state);
  }
}
