package org.hotswarm.api.alert;

import java.util.Locale;
import java.util.Set;

/** Something that happened. */
public sealed interface Alert permits SessionAlert, TorrentAlert {
  /** For a person, one line. */
  String message();

  /** What it is about; one category or more (manual: alerts). */
  Set<AlertCategory> categories();

  /** Kind of alert in the manual's spelling, such as {@code tracker_error}. */
  default String type() {
    return getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
