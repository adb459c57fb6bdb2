package org.hotswarm.spi.picker;

import org.osgi.annotation.versioning.ProviderType;

/** Somebody who takes choices. */
@ProviderType
@FunctionalInterface
public interface Picks {
  /** Ask for this block of this piece. */
  void pick(int piece, int block);
}
