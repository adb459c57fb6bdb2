package org.hotswarm.picker.sequential;

import java.util.List;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.tck.picker.PickerMoveContract;
import org.hotswarm.tck.picker.PlainPickerProvider;

class SequentialMoveTest extends PickerMoveContract {
  @Override
  protected List<PickerProvider> providers() {
    return List.of(new SequentialPickerProvider(), new PlainPickerProvider());
  }
}
