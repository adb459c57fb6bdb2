package org.hotswarm.engine.torrent;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.engine.make.TorrentLimits;
import org.hotswarm.engine.make.Versions;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/**
 * Reads the info dictionary of a torrent: from its file, from its resume data or as peers sent it,
 * within the limits of the settings.
 *
 * @param source what was added, which names the hashes that it has to have
 * @param house has the codecs and the settings
 * @param alerts is told what cannot be used
 */
record InfoReader(AddTorrent.Source source, Household house, Consumer<TorrentAlert> alerts) {
  /** What is wrong with a torrent whose info dictionary has the right hash and no sense. */
  static final String UNUSABLE = "the metadata that peers sent cannot be used";

  private InfoHash infoHash() {
    return source.infoHash();
  }

  /** What is known before any peer was asked. */
  Optional<Info> known(Optional<byte[]> saved) {
    if (source instanceof AddTorrent.OfMetainfo file) {
      return Optional.of(file.metainfo().info());
    }
    return saved.flatMap(this::read);
  }

  /** Whether what peers sent is what the torrent is named after; told if it is not. */
  boolean checks(ByteBuffer bytes) {
    boolean right = InfoHash.ofInfo(copy(bytes)).equals(infoHash());
    if (!right) {
      onFailed("peers sent metadata of another torrent");
    }
    return right;
  }

  /** What peers sent, which is right; empty if it cannot be used all the same. */
  Optional<Info> received(ByteBuffer bytes) {
    Optional<Info> info = read(copy(bytes));
    info.ifPresent(
        found ->
            alerts.accept(
                new TorrentAlert.MetadataReceived(infoHash(), found.name(), bytes.remaining())));
    return info;
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  /**
   * What the bytes of an info dictionary say; empty for another torrent's and for unusable ones.
   */
  Optional<Info> read(byte[] bytes) {
    MetainfoLimits limits = TorrentLimits.of(house.settings().get());
    try {
      Info info =
          house
              .codecs()
              .metainfo()
              .decodeInfo(ByteBuffer.wrap(bytes), house.codecs().bencode(), limits);
      Optional<String> objection = objection(info);
      objection.ifPresent(this::onFailed);
      return Optional.of(info)
          .filter(found -> objection.isEmpty() && found.infoHash().equals(infoHash()));
    } catch (MetainfoException unusable) {
      onFailed(unusable.getMessage());
      return Optional.empty();
    }
  }

  private void onFailed(String why) {
    alerts.accept(new TorrentAlert.MetadataFailed(infoHash(), why));
  }

  /** What speaks against an info dictionary that can be read. */
  private Optional<String> objection(Info info) {
    if (info.isV2Only()) {
      return Optional.of(Versions.refusal(info));
    }
    return source instanceof AddTorrent.OfMagnet link
        ? link.magnet()
            .infoHashV2()
            .filter(hash -> !info.infoHashV2().equals(Optional.of(hash)))
            .map(hash -> "the magnet link names two torrents: " + info.name() + " is not " + hash)
        : Optional.empty();
  }
}
