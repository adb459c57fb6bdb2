package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;

/**
 * One piece being written and hashed. Blocks are hashed as they come while they come in order; one
 * that comes early is copied and kept until its turn, within a bound, or read back at the end: a
 * copy, since the buffer it came in may be many times as large.
 *
 * <p>Owner thread: the torrent's disk lane.
 */
final class PieceAssembly {
  /** Bytes of early blocks kept for one piece. */
  private static final int MOST_KEPT = 4 << 20;

  private static final int READ_BACK = 1 << 18;

  private final MessageDigest sha1;
  private final TreeMap<Integer, ByteBuf> early = new TreeMap<>();
  private final Set<Integer> written = new HashSet<>();
  private final List<SentBlock> sent = new ArrayList<>();
  private int hashed;
  private int keptBytes;

  PieceAssembly(MessageDigest sha1) {
    this.sha1 = sha1;
  }

  /**
   * A block is written; takes over nothing.
   *
   * @param mayKeep whether there is memory for one that is early
   */
  void add(Arrival arrival, byte[] scratch, boolean mayKeep) {
    Block block = arrival.block();
    if (!written.add(block.index())) {
      return;
    }
    arrival.sender().ifPresent(sender -> note(arrival, sender));
    if (block.begin() == hashed) {
      hash(arrival.data(), scratch);
      hashEarly(scratch);
      if (isStuck()) {
        release();
      }
    } else if (mayKeep && keptBytes + block.length() <= MOST_KEPT && !isStuck()) {
      early.put(block.begin(), arrival.data().copy());
      keptBytes += block.length();
    }
  }

  private void note(Arrival arrival, Sender sender) {
    CRC32C checksum = new CRC32C();
    checksum.update(arrival.data().nioBuffer());
    sent.add(new SentBlock(arrival.block().index(), sender, (int) checksum.getValue()));
  }

  /** Whether the next block to hash is in the store already and nowhere else. */
  private boolean isStuck() {
    return written.contains(hashed / Geometry.BLOCK_LENGTH);
  }

  private void hashEarly(byte[] scratch) {
    for (ByteBuf next; (next = early.remove(hashed)) != null; ) {
      keptBytes -= next.readableBytes();
      hash(next, scratch);
      next.release();
    }
  }

  private void hash(ByteBuf data, byte[] scratch) {
    int index = data.readerIndex();
    int left = data.readableBytes();
    hashed += left;
    while (left > 0) {
      int part = Math.min(left, scratch.length);
      data.getBytes(index, scratch, 0, part);
      sha1.update(scratch, 0, part);
      index += part;
      left -= part;
    }
  }

  /** A block is in the store since before; it will be read back. */
  void writtenBefore(int block) {
    written.add(block);
  }

  /** Bytes of early blocks kept. */
  int keptBytes() {
    return keptBytes;
  }

  /** Which blocks are written. */
  Set<Integer> written() {
    return Set.copyOf(written);
  }

  /** Blocks written. */
  int count() {
    return written.size();
  }

  /** Those of which somebody wants to know who sent them. */
  List<SentBlock> sent() {
    return sent;
  }

  /** The digest of the whole piece; what was not hashed on arrival is read back. */
  byte[] digest(Store store, int piece, int length) throws IOException {
    ByteBuffer part = null;
    while (hashed < length) {
      if (part == null) {
        part = ByteBuffer.allocate(READ_BACK);
      }
      part.clear().limit(Math.min(READ_BACK, length - hashed));
      store.read(piece, hashed, part);
      if (part.hasRemaining()) {
        throw new EOFException("the store read less than it was asked for of piece " + piece);
      }
      part.flip();
      hashed += part.remaining();
      sha1.update(part);
    }
    return sha1.digest();
  }

  /** Gives back what is kept. */
  void release() {
    early.values().forEach(ByteBuf::release);
    early.clear();
    keptBytes = 0;
  }
}
