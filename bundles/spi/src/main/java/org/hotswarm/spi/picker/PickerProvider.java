package org.hotswarm.spi.picker;

import org.hotswarm.spi.Provider;
import org.osgi.annotation.versioning.ConsumerType;

/** Opens pickers. */
@ConsumerType
public interface PickerProvider extends Provider<PickerNeeds, PickerState, Picker> {}
