package org.hotswarm.itests.interop;

import java.util.Locale;

/** How a tracker is asked: BEP 3 and BEP 15. */
enum Scheme {
  HTTP,
  UDP;

  /** The announce URL of the {@link Opentracker} of any lab. */
  String announce() {
    return name().toLowerCase(Locale.ROOT) + "://" + Opentracker.HOST_PORT + "/announce";
  }
}
