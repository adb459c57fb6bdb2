package org.hotswarm.model.bencode;

/**
 * A bencoded integer. BEP 3 sets no bound; values outside a signed 64-bit integer are refused by
 * the codec.
 *
 * @param value the number
 */
public record BInteger(long value) implements BValue {}
