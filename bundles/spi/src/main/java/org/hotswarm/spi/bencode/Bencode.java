package org.hotswarm.spi.bencode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.osgi.annotation.versioning.ConsumerType;

/** The bencode codec; stateless, so noun and provider are one. */
@ConsumerType
public interface Bencode {
  /** The name by which settings choose this codec. */
  String id();

  /**
   * Reads one value that fills {@code in} from position to limit, and moves the position to the
   * limit. On failure the position stays.
   *
   * @throws BencodeException when it is malformed, breaks a limit, or bytes are left over
   */
  BValue decode(ByteBuffer in, BencodeLimits limits) throws BencodeException;

  /**
   * Reads one value and leaves the position behind it, as {@code ut_metadata} needs, whose payload
   * follows its dictionary (BEP 9). On failure the position stays.
   *
   * @throws BencodeException when it is malformed or breaks a limit
   */
  BValue decodePrefix(ByteBuffer in, BencodeLimits limits) throws BencodeException;

  /**
   * Finds the raw bytes of a value in the dictionary that {@code in} holds from position to limit;
   * what an info-hash is taken of, whatever the order of keys. The position stays.
   *
   * @return a view of those bytes; empty when the key is not there
   * @throws BencodeException when {@code in} is no dictionary, is malformed or breaks a limit
   */
  Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits)
      throws BencodeException;

  /** The canonical bytes of {@code value}. */
  byte[] encode(BValue value);

  /**
   * Reads one value that must be a dictionary; otherwise as {@link #decode}.
   *
   * @throws BencodeException also when it is no dictionary
   */
  default BDictionary decodeDictionary(ByteBuffer in, BencodeLimits limits)
      throws BencodeException {
    int start = in.position();
    if (decode(in, limits) instanceof BDictionary dictionary) {
      return dictionary;
    }
    in.position(start);
    throw new BencodeException("expected a dictionary", 0);
  }
}
