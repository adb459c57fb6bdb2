package ${package};

import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.tck.picker.PickerContract;

/** What every provider of this kind promises. */
class SamplePickerTest extends PickerContract {
  @Override
  protected PickerProvider provider() {
    return new SamplePickerProvider();
  }
}
