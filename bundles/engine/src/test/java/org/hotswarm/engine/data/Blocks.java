package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.engine.data.Whereabouts.Place;
import org.hotswarm.engine.needs.StoreFacts;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;
import org.hotswarm.spi.witness.Sender;

/** A small torrent with its data, and a store in memory that fails when told to. */
final class Blocks {
  static final int LENGTH = Geometry.BLOCK_LENGTH;

  final Geometry geometry;
  final byte[] content;
  final PieceHashes hashes;
  final List<ByteBuf> given = new ArrayList<>();

  Blocks(int blocksPerPiece, int bytes) {
    this.geometry = Geometry.ofLengths(blocksPerPiece * LENGTH, List.of((long) bytes));
    this.content = new byte[bytes];
    new Random(1).nextBytes(content);
    this.hashes = PieceHashes.copyOf(hash());
  }

  private byte[] hash() {
    ByteBuffer all = ByteBuffer.allocate(20 * geometry.pieceCount());
    for (int piece = 0; piece < geometry.pieceCount(); piece++) {
      MessageDigest sha1 = sha1();
      sha1.update(content, (int) geometry.offset(piece, 0), geometry.pieceLength(piece));
      all.put(sha1.digest());
    }
    return all.array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  StoreNeeds needs() {
    Path root = Path.of("nowhere");
    Place place = new Place(root, List.of(root.resolve("file")));
    return new StoreFacts(geometry, new Whereabouts(place), file -> true, 4);
  }

  List<Block> of(int piece) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < geometry.blockCount(piece); i++) {
      blocks.add(geometry.block(piece, i));
    }
    return blocks;
  }

  ByteBuf data(Block block) {
    ByteBuf data = PooledByteBufAllocator.DEFAULT.directBuffer(block.length());
    int from = (int) geometry.offset(block.piece(), block.begin());
    data.writeBytes(content, from, block.length());
    given.add(data);
    return data;
  }

  static Sender sender(long number) {
    return new Sender(number, PeerAddress.of(new byte[] {45, 0, 0, (byte) number}, 6881));
  }

  Arrival arrival(Block block, long peer) {
    return new Arrival(block, data(block), Optional.of(sender(peer)));
  }

  Arrival wrong(Block block, long peer) {
    ByteBuf data = data(block);
    data.setByte(0, data.getByte(0) ^ 1);
    return new Arrival(block, data, Optional.of(sender(peer)));
  }

  boolean isAllReleased() {
    return given.stream().allMatch(data -> data.refCnt() == 0);
  }

  /** Keeps bytes in one array. */
  static final class ArrayStore implements Store {
    final byte[] bytes;
    final List<String> calls = new ArrayList<>();
    RuntimeException bug;
    IOException failure;
    IOException readFailure;
    boolean closed;
    private final Geometry geometry;

    ArrayStore(Geometry geometry) {
      this.geometry = geometry;
      this.bytes = new byte[(int) geometry.totalLength()];
    }

    private void fail() throws IOException {
      if (bug != null) {
        throw bug;
      }
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void prepare() throws IOException {
      fail();
    }

    @Override
    public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
      fail();
      calls.add("write " + piece + " " + begin + " x" + data.size());
      int at = (int) geometry.offset(piece, begin);
      for (ByteBuffer part : data) {
        int length = part.remaining();
        part.get(bytes, at, length);
        at += length;
      }
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
      fail();
      if (readFailure != null) {
        throw readFailure;
      }
      calls.add("read " + piece + " " + begin);
      into.put(bytes, (int) geometry.offset(piece, begin), into.remaining());
    }

    @Override
    public void force() throws IOException {
      fail();
    }

    @Override
    public List<StoredFile> files() throws IOException {
      fail();
      return List.of();
    }

    @Override
    public void release() throws IOException {
      fail();
    }

    @Override
    public void delete() throws IOException {
      fail();
    }

    @Override
    public StoreState snapshot() {
      return new StoreState("array", true);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
