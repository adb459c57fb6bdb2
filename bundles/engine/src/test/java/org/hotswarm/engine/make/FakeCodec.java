package org.hotswarm.engine.make;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;

/** Codecs whose torrents are no more than a name, and that keep the layout they are given. */
final class FakeCodec implements MetainfoCodec, Bencode {
  TorrentLayout layout;
  int decoded;

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public Metainfo decode(ByteBuffer torrent, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    decoded++;
    String name = StandardCharsets.UTF_8.decode(torrent).toString();
    if (name.startsWith("bad")) {
      throw new MetainfoException(MetainfoException.Kind.BENCODING, name);
    }
    return metainfo(info(name));
  }

  private static Info info(String name) {
    return new Info(
        InfoHash.ofInfo(new byte[0]),
        Optional.empty(),
        name,
        16384,
        PieceHashes.copyOf(new byte[0]),
        List.of(),
        false,
        Optional.empty(),
        InfoBytes.copyOf(new byte[0]));
  }

  static Metainfo metainfo(Info info) {
    return new Metainfo(
        info,
        List.of(List.of("http://a.example/announce"), List.of("udp://b.example:1")),
        List.of("http://seed.example/"),
        List.of(),
        Attribution.NONE);
  }

  @Override
  public Info decodeInfo(ByteBuffer info, Bencode bencode, MetainfoLimits limits) {
    return info("info");
  }

  @Override
  public byte[] encode(Metainfo metainfo, Bencode bencode) {
    return metainfo.info().name().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Metainfo create(TorrentLayout made, Bencode bencode) {
    layout = made;
    return metainfo(
        new Info(
            InfoHash.ofInfo(new byte[0]),
            Optional.empty(),
            made.name(),
            made.pieceLength(),
            made.pieces(),
            made.singleFile()
                ? made.files()
                : made.files().stream().map(file -> below(made.name(), file)).toList(),
            made.publication().privateTorrent(),
            made.publication().source(),
            InfoBytes.copyOf(new byte[0])));
  }

  @Override
  public Magnet parseMagnet(String uri, MetainfoLimits limits) throws MetainfoException {
    throw new MetainfoException(MetainfoException.Kind.MAGNET, uri);
  }

  @Override
  public String formatMagnet(Magnet magnet) {
    return magnet.displayName().orElse("") + magnet.trackers() + magnet.webSeeds();
  }

  @Override
  public BValue decode(ByteBuffer in, BencodeLimits limits) {
    return BString.copyOf(in);
  }

  @Override
  public BValue decodePrefix(ByteBuffer in, BencodeLimits limits) {
    return BString.copyOf(in);
  }

  @Override
  public Optional<ByteBuffer> locate(ByteBuffer in, String key, BencodeLimits limits) {
    return Optional.empty();
  }

  @Override
  public byte[] encode(BValue value) {
    return new byte[0];
  }

  private static FileEntry below(String top, FileEntry file) {
    List<String> path = new ArrayList<>(List.of(top));
    path.addAll(file.path());
    return new FileEntry(path, file.length(), file.attributes());
  }
}
