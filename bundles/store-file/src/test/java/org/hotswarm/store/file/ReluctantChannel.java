package org.hotswarm.store.file;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Random;

/** A file that takes fewer bytes at once than it is offered. */
final class ReluctantChannel extends FileChannel {
  final byte[] content;
  private final Random random;
  private long position;
  boolean stuck;

  ReluctantChannel(int size, Random random) {
    this.content = new byte[size];
    this.random = random;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      int offered = sources[i].remaining();
      int taken = write(sources[i], position);
      position += taken;
      sum += taken;
      if (taken < offered) {
        break;
      }
    }
    return sum;
  }

  @Override
  public int write(ByteBuffer source, long at) {
    if (stuck) {
      return 0;
    }
    int offered = source.remaining();
    int taken = offered == 0 || random.nextBoolean() ? offered : 1 + random.nextInt(offered);
    source.get(content, (int) at, taken);
    return taken;
  }

  @Override
  public FileChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target, long at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void force(boolean metadata) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long at, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long at, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long at, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long at, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long at, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void implCloseChannel() {}
}
