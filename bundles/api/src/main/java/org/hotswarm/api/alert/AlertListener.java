package org.hotswarm.api.alert;

import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who is told alerts. */
@ConsumerType
@FunctionalInterface
public interface AlertListener {
  /** Called for one alert after another, off the engine's threads; may take its time. */
  void onAlert(Alert alert);

  /** What is called, for those who also want to know when it was posted. */
  default void onPosted(PostedAlert posted) {
    onAlert(posted.alert());
  }
}
