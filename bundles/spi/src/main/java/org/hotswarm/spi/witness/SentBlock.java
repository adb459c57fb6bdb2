package org.hotswarm.spi.witness;

/**
 * A block of a piece that was checked.
 *
 * @param block index within the piece
 * @param sender whose it was
 * @param checksum of its bytes (CRC-32C): equal for equal bytes, almost always different for others
 */
public record SentBlock(int block, Sender sender, int checksum) {}
