package org.hotswarm.metainfo;

import java.io.File;
import java.nio.ByteBuffer;
import org.hotswarm.metainfo.magnet.MagnetReader;
import org.hotswarm.metainfo.magnet.MagnetWriter;
import org.hotswarm.metainfo.path.NameCleaner;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;
import org.osgi.service.component.annotations.Component;

/** The codec that refuses names that escape and cleans those that are odd. */
@Component(service = MetainfoCodec.class)
public final class CleaningMetainfoCodec implements MetainfoCodec {
  private final NameCleaner names = new NameCleaner(File.separatorChar == '\\');

  @Override
  public String id() {
    return "cleaning";
  }

  @Override
  public Metainfo decode(ByteBuffer torrent, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return new TorrentReader(bencode, limits, names).read(torrent);
  }

  @Override
  public Info decodeInfo(ByteBuffer info, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return new TorrentReader(bencode, limits, names).readInfo(info);
  }

  @Override
  public byte[] encode(Metainfo metainfo, Bencode bencode) {
    return new TorrentWriter(bencode).write(metainfo);
  }

  @Override
  public Metainfo create(TorrentLayout layout, Bencode bencode) throws MetainfoException {
    ByteBuffer info = ByteBuffer.wrap(bencode.encode(InfoWriter.write(layout)));
    return TorrentReader.publish(decodeInfo(info, bencode, MetainfoLimits.STANDARD), layout);
  }

  @Override
  public Magnet parseMagnet(String uri, MetainfoLimits limits) throws MetainfoException {
    return new MagnetReader(limits).read(uri);
  }

  @Override
  public String formatMagnet(Magnet magnet) {
    return MagnetWriter.write(magnet);
  }
}
