package org.hotswarm.picker.rarest;

import java.util.List;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.tck.picker.PickerMoveContract;
import org.hotswarm.tck.picker.PlainPickerProvider;

class RarestMoveTest extends PickerMoveContract {
  @Override
  protected List<PickerProvider> providers() {
    return List.of(new RarestPickerProvider(), new PlainPickerProvider());
  }
}
