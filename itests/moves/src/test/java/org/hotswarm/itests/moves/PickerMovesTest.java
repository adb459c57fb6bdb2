package org.hotswarm.itests.moves;

import java.util.List;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.picker.sequential.SequentialPickerProvider;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.tck.picker.PickerMoveContract;
import org.hotswarm.tck.picker.PlainPickerProvider;

/** Both pickers into each other, and into a stranger's, with requests under way. */
class PickerMovesTest extends PickerMoveContract {
  @Override
  protected List<PickerProvider> providers() {
    return List.of(
        new RarestPickerProvider(), new SequentialPickerProvider(), new PlainPickerProvider());
  }
}
