package org.hotswarm.spi.metainfo;

import java.nio.ByteBuffer;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.osgi.annotation.versioning.ConsumerType;

/** The codec of .torrent files and magnet links; stateless, so noun and provider are one. */
@ConsumerType
public interface MetainfoCodec {
  /** The name by which settings choose this codec. */
  String id();

  /**
   * Reads a .torrent file that fills {@code torrent} from position to limit.
   *
   * @throws MetainfoException when it is no bencoding, lacks a key, breaks a limit, or would write
   *     outside its directory
   */
  Metainfo decode(ByteBuffer torrent, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException;

  /**
   * Reads an info dictionary alone, as peers send it (BEP 9). Whether its hash is the wanted one is
   * the caller's to check.
   *
   * @throws MetainfoException as {@link #decode}
   */
  Info decodeInfo(ByteBuffer info, Bencode bencode, MetainfoLimits limits) throws MetainfoException;

  /** The bytes of a .torrent file; the info dictionary goes in as it came. */
  byte[] encode(Metainfo metainfo, Bencode bencode);

  /**
   * Makes a metainfo of a layout and its piece hashes.
   *
   * @throws MetainfoException when it asks for what this codec cannot make
   */
  Metainfo create(TorrentLayout layout, Bencode bencode) throws MetainfoException;

  /**
   * Reads a magnet link.
   *
   * @throws MetainfoException when it is none, names no hash, or breaks a limit (limit 15)
   */
  Magnet parseMagnet(String uri, MetainfoLimits limits) throws MetainfoException;

  /** The magnet link as text. */
  String formatMagnet(Magnet magnet);
}
