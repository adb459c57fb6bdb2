package org.hotswarm.engine.fence;

import java.nio.ByteBuffer;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;

/**
 * A metainfo codec behind its fence. Owner thread: any.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedMetainfo(MetainfoCodec bare, Fence fence) implements MetainfoCodec {
  @Override
  public String id() {
    return fence.module().id();
  }

  @Override
  public Metainfo decode(ByteBuffer torrent, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return fence.ask(() -> bare.decode(torrent, bencode, limits));
  }

  @Override
  public Info decodeInfo(ByteBuffer info, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return fence.ask(() -> bare.decodeInfo(info, bencode, limits));
  }

  @Override
  public byte[] encode(Metainfo metainfo, Bencode bencode) {
    return fence.ask(() -> bare.encode(metainfo, bencode));
  }

  @Override
  public Metainfo create(TorrentLayout layout, Bencode bencode) throws MetainfoException {
    return fence.ask(() -> bare.create(layout, bencode));
  }

  @Override
  public Magnet parseMagnet(String uri, MetainfoLimits limits) throws MetainfoException {
    return fence.ask(() -> bare.parseMagnet(uri, limits));
  }

  @Override
  public String formatMagnet(Magnet magnet) {
    return fence.ask(() -> bare.formatMagnet(magnet));
  }
}
