package org.hotswarm.picker.rarest;

import java.util.Optional;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.osgi.service.component.annotations.Component;

/** Opens pickers that ask for the rarest pieces first. Any thread. */
@Component(service = PickerProvider.class, property = "service.ranking:Integer=10")
public final class RarestPickerProvider implements PickerProvider {
  @Override
  public String id() {
    return "rarest";
  }

  @Override
  public Picker open(PickerNeeds needs, Optional<PickerState> state) {
    return new RarestPicker(needs, state.isPresent() && state.get().warmedUp());
  }
}
