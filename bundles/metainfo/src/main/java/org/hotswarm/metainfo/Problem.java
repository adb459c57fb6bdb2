package org.hotswarm.metainfo;

import org.hotswarm.model.metainfo.MetainfoException;

/** Errors about keys of a torrent. */
final class Problem {
  private Problem() {}

  /** Bencoding, but no usable torrent; {@code text} names the key. */
  static MetainfoException torrent(String text) {
    return new MetainfoException(MetainfoException.Kind.TORRENT, text);
  }
}
