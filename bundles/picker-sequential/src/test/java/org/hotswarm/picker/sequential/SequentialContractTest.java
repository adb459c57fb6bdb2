package org.hotswarm.picker.sequential;

import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.tck.picker.PickerContract;

class SequentialContractTest extends PickerContract {
  @Override
  protected PickerProvider provider() {
    return new SequentialPickerProvider();
  }
}
