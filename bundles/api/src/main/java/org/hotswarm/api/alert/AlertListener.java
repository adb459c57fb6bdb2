package org.hotswarm.api.alert;

import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who is told alerts. */
@ConsumerType
@FunctionalInterface
public interface AlertListener {
  /** Called for one alert after another, off the engine's threads; may take its time. */
  void onAlert(Alert alert);
}
