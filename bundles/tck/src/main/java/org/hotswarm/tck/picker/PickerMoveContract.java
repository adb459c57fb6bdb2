package org.hotswarm.tck.picker;

import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.tck.MoveContract;
import org.hotswarm.tck.Play;

/**
 * Moving: the engine tells peers, priorities and verified pieces again, with requests under way.
 */
public abstract class PickerMoveContract
    extends MoveContract<PickerNeeds, PickerState, Picker, PickerProvider> {
  /** For pickers. */
  protected PickerMoveContract() {
    super(PickerNeeds.class);
  }

  @Override
  protected Play<PickerNeeds, Picker> play(long seed) {
    return new PickerPlay(seed);
  }
}
