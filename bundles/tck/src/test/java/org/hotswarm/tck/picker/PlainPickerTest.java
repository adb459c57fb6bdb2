package org.hotswarm.tck.picker;

import org.hotswarm.spi.picker.PickerProvider;

class PlainPickerTest extends PickerContract {
  @Override
  protected PickerProvider provider() {
    return new PlainPickerProvider();
  }
}
