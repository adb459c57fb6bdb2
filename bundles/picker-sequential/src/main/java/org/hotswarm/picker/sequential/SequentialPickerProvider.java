package org.hotswarm.picker.sequential;

import java.util.Optional;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.osgi.service.component.annotations.Component;

/** Opens pickers that ask for pieces in order. Any thread. */
@Component(service = PickerProvider.class)
public final class SequentialPickerProvider implements PickerProvider {
  @Override
  public String id() {
    return "sequential";
  }

  @Override
  public Picker open(PickerNeeds needs, Optional<PickerState> state) {
    return new SequentialPicker(needs, state.isPresent() && state.get().warmedUp());
  }
}
