package org.hotswarm.spi.store;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece in memory, on its way from one store to the next. The memory is shared, not copied: who
 * gave it away and who takes it over copy it before they change it.
 *
 * @param bytes all of the piece, from index 0 on; cannot be written through
 * @param written runs that were ever written, first byte to one past the last; other bytes mean
 *     nothing
 */
public record KeptPiece(ByteBuffer bytes, SortedMap<Integer, Integer> written) {
  public KeptPiece {
    bytes = bytes.asReadOnlyBuffer().clear();
    written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
  }
}
