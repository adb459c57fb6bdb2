package org.hotswarm.engine.data;

import java.io.IOException;
import java.util.Optional;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.FencedStore;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.store.Store;

/**
 * Where a torrent's store lives. Before one leaves, all is on stable storage. A store of another
 * kind has the data in another place: what is relied on is then copied, all of it, before the one
 * before is let go.
 *
 * <p>Owner thread: the torrent's disk lane.
 *
 * @param infoHash the torrent
 * @param writer knows what is relied on
 * @param port has work that waits for a store
 */
record StoreRoom(InfoHash infoHash, PieceWriter writer, StorePort port) implements Host<Store> {
  @Override
  public Store fenced(Store bare, Fence fence) {
    return new FencedStore(bare, fence);
  }

  @Override
  public Optional<InfoHash> torrent() {
    return Optional.of(infoHash);
  }

  @Override
  public void drain(Store leaving) throws IOException {
    port.force(leaving);
  }

  @Override
  public void carry(Optional<Store> leaving, String from, Store coming, String to)
      throws IOException {
    if (from.isEmpty() || from.equals(to) || writer.isEmpty()) {
      return;
    }
    if (leaving.isEmpty()) {
      throw new IOException("the data is with '" + from + "', which is not there");
    }
    writer.copy(leaving.get(), coming);
  }

  @Override
  public void welcome(Store coming) {
    port.storeIsBack(coming);
  }
}
