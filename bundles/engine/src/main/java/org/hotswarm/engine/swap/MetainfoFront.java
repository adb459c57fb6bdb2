package org.hotswarm.engine.swap;

import java.nio.ByteBuffer;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;

/** The codec of the moment, for whoever must not see which one it is. Owner thread: any. */
public final class MetainfoFront implements MetainfoCodec {
  private final Front<MetainfoCodec> front;

  /**
   * @param front knows the codec of the moment
   */
  public MetainfoFront(Front<MetainfoCodec> front) {
    this.front = front;
  }

  @Override
  public String id() {
    return "front";
  }

  private MetainfoCodec codec(MetainfoException.Kind kind) throws MetainfoException {
    return front
        .await()
        .orElseThrow(() -> new MetainfoException(kind, "there is no metainfo codec"));
  }

  private MetainfoCodec writer() {
    return front
        .await()
        .orElseThrow(() -> new IllegalStateException("there is no metainfo codec to write with"));
  }

  @Override
  public Metainfo decode(ByteBuffer torrent, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return codec(MetainfoException.Kind.TORRENT).decode(torrent, bencode, limits);
  }

  @Override
  public Info decodeInfo(ByteBuffer info, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return codec(MetainfoException.Kind.TORRENT).decodeInfo(info, bencode, limits);
  }

  @Override
  public byte[] encode(Metainfo metainfo, Bencode bencode) {
    return writer().encode(metainfo, bencode);
  }

  @Override
  public Metainfo create(TorrentLayout layout, Bencode bencode) throws MetainfoException {
    return codec(MetainfoException.Kind.TORRENT).create(layout, bencode);
  }

  @Override
  public Magnet parseMagnet(String uri, MetainfoLimits limits) throws MetainfoException {
    return codec(MetainfoException.Kind.MAGNET).parseMagnet(uri, limits);
  }

  @Override
  public String formatMagnet(Magnet magnet) {
    return writer().formatMagnet(magnet);
  }
}
