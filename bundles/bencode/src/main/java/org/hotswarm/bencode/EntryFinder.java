package org.hotswarm.bencode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;

/**
 * Finds where the value of a key lies in a dictionary, the first of duplicates, building nothing.
 */
final class EntryFinder {
  private final ByteBuffer in;
  private final Tokens tokens;

  EntryFinder(ByteBuffer in, BencodeLimits limits) {
    this.in = in;
    this.tokens = new Tokens(in, limits);
  }

  /** A view of the raw value; the whole dictionary is walked, so that it is known to be well. */
  Optional<ByteBuffer> find(BString key) throws BencodeException {
    if (tokens.next() != Token.DICTIONARY) {
      throw new BencodeException("expected a dictionary", 0);
    }
    Optional<ByteBuffer> found = Optional.empty();
    while (tokens.next() == Token.KEY) {
      boolean wanted =
          found.isEmpty()
              && in.slice(tokens.from(), tokens.at() - tokens.from()).equals(key.buffer());
      int from = tokens.at();
      tokens.skipValue();
      if (wanted) {
        found = Optional.of(in.slice(from, tokens.at() - from));
      }
    }
    tokens.expectEnd();
    return found;
  }
}
