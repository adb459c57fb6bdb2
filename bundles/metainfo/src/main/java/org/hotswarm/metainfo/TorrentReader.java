package org.hotswarm.metainfo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.metainfo.path.DeceptiveCharacters;
import org.hotswarm.metainfo.path.NameCleaner;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;

/** Reads a .torrent file. What stands around the info dictionary is optional, so bad parts go. */
final class TorrentReader {
  /** Dates after the year 9999 are no dates. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Bencode bencode;
  private final MetainfoLimits limits;
  private final NameCleaner names;

  TorrentReader(Bencode bencode, MetainfoLimits limits, NameCleaner names) {
    this.bencode = bencode;
    this.limits = limits;
    this.names = names;
  }

  Metainfo read(ByteBuffer torrent) throws MetainfoException {
    BDictionary root = dictionary(torrent, BencodeLimits.TORRENT);
    BDictionary info = root.dictionary("info").orElseThrow(() -> noInfo());
    Announcements announcements = new Announcements(root);
    Info read = infoReader().read(info, rawInfo(torrent));
    return new Metainfo(
        read,
        announcements.trackerTiers(),
        announcements.webSeeds(),
        announcements.nodes(),
        attribution(root),
        PieceLayers.read(root, read));
  }

  Info readInfo(ByteBuffer info) throws MetainfoException {
    return infoReader().read(dictionary(info, BencodeLimits.METADATA), info);
  }

  private InfoReader infoReader() {
    return new InfoReader(limits, names);
  }

  private BDictionary dictionary(ByteBuffer in, BencodeLimits most) throws MetainfoException {
    if (in.remaining() > limits.torrentBytes()) {
      throw Problem.torrent(
          "the torrent has " + in.remaining() + " bytes, the limit is " + limits.torrentBytes());
    }
    try {
      return bencode.decodeDictionary(in.duplicate(), most);
    } catch (BencodeException malformed) {
      throw notBencoding(malformed);
    }
  }

  private ByteBuffer rawInfo(ByteBuffer torrent) throws MetainfoException {
    try {
      return bencode.locate(torrent, "info", BencodeLimits.TORRENT).orElseThrow(() -> noInfo());
    } catch (BencodeException malformed) {
      throw notBencoding(malformed);
    }
  }

  private static MetainfoException notBencoding(BencodeException malformed) {
    return new MetainfoException(
        MetainfoException.Kind.BENCODING,
        "the torrent is not valid bencoding: " + malformed.getMessage(),
        malformed);
  }

  private static MetainfoException noInfo() {
    return Problem.torrent("info is missing or no dictionary");
  }

  private static Attribution attribution(BDictionary root) {
    return new Attribution(
        text(root, "comment"), text(root, "created by"), date(root.integer("creation date")));
  }

  private static Optional<String> text(BDictionary root, String key) {
    return root.text(key + ".utf-8")
        .or(() -> root.text(key))
        .map(DeceptiveCharacters::dropFromLines)
        .filter(said -> !said.isEmpty());
  }

  private static Optional<Instant> date(OptionalLong seconds) {
    boolean known =
        seconds.isPresent() && seconds.getAsLong() >= 0 && seconds.getAsLong() <= LAST_SECOND;
    return known ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
  }

  /** The metainfo of a new torrent. */
  static Metainfo publish(Info info, TorrentLayout layout) {
    TorrentLayout.Publication publication = layout.publication();
    return new Metainfo(
        info,
        publication.trackerTiers(),
        publication.webSeeds(),
        List.of(),
        publication.attribution(),
        layout.pieceLayers().orElse(Map.of()));
  }
}
