package org.hotswarm.picker.rarest;

import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.tck.picker.PickerContract;

class RarestContractTest extends PickerContract {
  @Override
  protected PickerProvider provider() {
    return new RarestPickerProvider();
  }
}
