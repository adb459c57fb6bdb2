package org.hotswarm.tck.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;

/** Opens stores in memory that leave nothing to the next. */
public final class ForgetfulStoreProvider implements StoreProvider {
  @Override
  public String id() {
    return "forgetful";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    return new Forgetful();
  }

  private static final class Forgetful implements Store {
    private final Map<Integer, byte[]> bytes = new HashMap<>();

    @Override
    public void prepare() {}

    @Override
    public void write(int piece, int begin, List<ByteBuffer> data) {
      byte[] whole = bytes.computeIfAbsent(piece, index -> new byte[1 << 16]);
      int at = begin;
      for (ByteBuffer buffer : data) {
        int length = buffer.remaining();
        buffer.get(whole, at, length);
        at += length;
      }
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
      byte[] whole = bytes.get(piece);
      if (whole == null) {
        throw new IOException("piece " + piece + " is forgotten");
      }
      into.put(whole, begin, into.remaining());
    }

    @Override
    public void force() {}

    @Override
    public List<StoredFile> files() {
      return new ArrayList<>();
    }

    @Override
    public void release() {}

    @Override
    public void delete() {
      bytes.clear();
    }

    @Override
    public StoreState snapshot() {
      return new StoreState("forgetful", true);
    }

    @Override
    public void close() {
      bytes.clear();
    }
  }
}
