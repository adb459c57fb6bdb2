package org.hotswarm.engine.resume;

import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;

/** Reads the bytes of an info dictionary, as the codec of the moment does. */
@FunctionalInterface
public interface InfoDecoder {
  /**
   * Reads them.
   *
   * @throws MetainfoException when they cannot be used
   */
  Info decode(byte[] info) throws MetainfoException;
}
