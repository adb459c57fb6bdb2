package ${package};

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceHashes;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.model.metainfo.MetainfoException.Kind;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.metainfo.MetainfoCodec;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.hotswarm.spi.metainfo.TorrentLayout;
import org.osgi.service.component.annotations.Component;

/** Torrents of version 1 and their magnet links; what is odd is refused rather than put right. */
@Component(service = MetainfoCodec.class, property = "service.ranking:Integer=1000")
public final class SampleMetainfo implements MetainfoCodec {
  private static final long MOST_BYTES = (1L << 48) - 1;
  private static final long LONGEST_PIECE = 1 << 29;
  private static final int MOST_FILES_SELECTED = 100_000;
  private static final String MAGNET = "magnet:?";
  private static final String BTIH = "urn:btih:";

  @Override
  public String id() {
    return "${artifactId}";
  }

  private static MetainfoException problem(String text) {
    return new MetainfoException(Kind.TORRENT, text);
  }

  @Override
  public Metainfo decode(ByteBuffer torrent, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    BDictionary root = dictionary(torrent, bencode, limits, BencodeLimits.TORRENT);
    ByteBuffer raw;
    try {
      raw = bencode.locate(torrent.duplicate(), "info", BencodeLimits.TORRENT).orElse(null);
    } catch (BencodeException malformed) {
      throw new MetainfoException(Kind.BENCODING, malformed.getMessage(), malformed);
    }
    BDictionary info = root.dictionary("info").orElseThrow(() -> problem("info is missing"));
    return new Metainfo(
        info(info, raw, limits),
        tiers(root),
        texts(root.list("url-list").orElse(List.of())),
        List.of(),
        new Attribution(
            root.text("comment"), root.text("created by"), date(root.integer("creation date").orElse(-1))));
  }

  private static BDictionary dictionary(
      ByteBuffer in, Bencode bencode, MetainfoLimits limits, BencodeLimits most)
      throws MetainfoException {
    if (in.remaining() > limits.torrentBytes()) {
      throw problem("the torrent has " + in.remaining() + " bytes");
    }
    try {
      return bencode.decodeDictionary(in.duplicate(), most);
    } catch (BencodeException malformed) {
      throw new MetainfoException(Kind.BENCODING, malformed.getMessage(), malformed);
    }
  }

  private static List<List<String>> tiers(BDictionary root) {
    List<List<String>> tiers = new ArrayList<>();
    for (BValue tier : root.list("announce-list").orElse(List.of())) {
      if (tier instanceof BList urls && !texts(urls.values()).isEmpty()) {
        tiers.add(texts(urls.values()));
      }
    }
    if (tiers.isEmpty()) {
      root.text("announce").ifPresent(url -> tiers.add(List.of(url)));
    }
    return tiers;
  }

  private static List<String> texts(List<BValue> values) {
    List<String> texts = new ArrayList<>();
    for (BValue value : values) {
      if (value instanceof BString string) {
        texts.add(string.utf8());
      }
    }
    return texts;
  }

  private static Optional<Instant> date(long second) {
    return second < 0 || second > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(second));
  }

  @Override
  public Info decodeInfo(ByteBuffer info, Bencode bencode, MetainfoLimits limits)
      throws MetainfoException {
    return info(dictionary(info, bencode, limits, BencodeLimits.METADATA), info, limits);
  }

  private static Info info(BDictionary info, ByteBuffer raw, MetainfoLimits limits)
      throws MetainfoException {
    byte[] bytes = new byte[raw.remaining()];
    raw.duplicate().get(bytes);
    String name = element(info.find("name").orElse(null), "info.name");
    long pieceLength = info.integer("piece length").orElse(0);
    if (pieceLength < 1 || pieceLength > LONGEST_PIECE) {
      throw problem("info.piece length is missing or impossible");
    }
    byte[] hashes = info.string("pieces").map(BString::toBytes).orElse(new byte[1]);
    int pieces = hashes.length / PieceHashes.HASH_LENGTH;
    if (hashes.length % PieceHashes.HASH_LENGTH != 0 || pieces > limits.pieces()) {
      throw problem("info.pieces is missing or impossible");
    }
    List<FileEntry> files = files(info, name, limits);
    long total = files.stream().mapToLong(FileEntry::length).sum();
    if (total == 0 || (total + pieceLength - 1) / pieceLength != pieces) {
      throw problem("info.pieces names " + pieces + " pieces of files of " + total + " bytes");
    }
    return new Info(
        InfoHash.ofInfo(bytes),
        Optional.empty(),
        name,
        (int) pieceLength,
        PieceHashes.copyOf(hashes),
        files,
        info.integer("private").orElse(0) == 1,
        info.text("source"),
        InfoBytes.copyOf(bytes));
  }

  private static List<FileEntry> files(BDictionary info, String name, MetainfoLimits limits)
      throws MetainfoException {
    if (info.find("files").isEmpty()) {
      return List.of(new FileEntry(List.of(name), length(info, 0), attributes(info)));
    }
    List<FileEntry> files = new ArrayList<>();
    Set<List<String>> taken = new HashSet<>();
    Set<List<String>> directories = new HashSet<>();
    long total = 0;
    for (BValue value : info.list("files").orElseThrow(() -> problem("info.files is no list"))) {
      if (!(value instanceof BDictionary file)) {
        throw problem("info.files names what is no file");
      }
      List<String> path = path(file, name, limits);
      FileEntry entry = new FileEntry(path, length(file, total), attributes(file));
      total += entry.length();
      files.add(entry);
      if (!entry.isPadding()) {
        if (!taken.add(path)) {
          throw problem("info.files names " + entry.slashedPath() + " twice");
        }
        for (int depth = 1; depth < path.size(); depth++) {
          directories.add(path.subList(0, depth));
        }
      }
    }
    directories.retainAll(taken);
    if (!directories.isEmpty()) {
      throw problem("info.files names a file that is a directory too");
    }
    return files;
  }

  private static List<String> path(BDictionary file, String name, MetainfoLimits limits)
      throws MetainfoException {
    List<BValue> elements = file.list("path").orElse(List.of());
    if (elements.isEmpty() || elements.size() > limits.directoryDepth()) {
      throw problem("info.files.path is missing or too deep");
    }
    List<String> path = new ArrayList<>();
    path.add(name);
    for (BValue element : elements) {
      path.add(element(element, "info.files.path"));
    }
    return path;
  }

  /** A name that leads one level down and nowhere else. */
  private static String element(BValue value, String key) throws MetainfoException {
    String name = value instanceof BString string ? string.utf8() : "";
    boolean leads = name.equals(".") || name.equals("..");
    if (name.isBlank() || leads || name.length() > 200) {
      throw problem(key + " is missing or no name");
    }
    if (name.chars().anyMatch(c -> c < ' ' || "/\\:".indexOf(c) >= 0)) {
      throw problem(key + " has characters that no name has");
    }
    return name;
  }

  private static long length(BDictionary file, long before) throws MetainfoException {
    long length = file.integer("length").orElse(-1);
    if (length < 0 || length > MOST_BYTES - before) {
      throw problem("info.length is missing or impossible");
    }
    return length;
  }

  /** Of all that may be said of a file, only that it is padding matters (BEP 47). */
  private static String attributes(BDictionary file) {
    return file.text("attr").filter(attributes -> attributes.contains("p")).isPresent() ? "p" : "";
  }

  /** The info dictionary goes in as it came, between the keys that sort before and after it. */
  @Override
  public byte[] encode(Metainfo metainfo, Bencode bencode) {
    BDictionary.Builder first = BDictionary.builder();
    List<List<String>> tiers = metainfo.trackerTiers();
    if (!tiers.isEmpty()) {
      first.put("announce", tiers.get(0).get(0));
      first.put("announce-list", new BList(tiers.stream().map(SampleMetainfo::strings).toList()));
    }
    Attribution attribution = metainfo.attribution();
    attribution.comment().ifPresent(text -> first.put("comment", text));
    attribution.createdBy().ifPresent(text -> first.put("created by", text));
    attribution.creationDate().ifPresent(at -> first.put("creation date", at.getEpochSecond()));
    BDictionary.Builder last = BDictionary.builder();
    if (!metainfo.webSeeds().isEmpty()) {
      last.put("url-list", strings(metainfo.webSeeds()));
    }
    byte[] before = bencode.encode(first.build());
    byte[] after = bencode.encode(last.build());
    byte[] key = "4:info".getBytes(StandardCharsets.US_ASCII);
    InfoBytes info = metainfo.info().raw();
    return ByteBuffer.allocate(before.length + key.length + info.length() + after.length - 2)
        .put(before, 0, before.length - 1)
        .put(key)
        .put(info.buffer())
        .put(after, 1, after.length - 1)
        .array();
  }

  private static BValue strings(List<String> texts) {
    return new BList(texts.stream().<BValue>map(BString::of).toList());
  }

  @Override
  public Metainfo create(TorrentLayout layout, Bencode bencode) throws MetainfoException {
    if (layout.pieceLayers().isPresent()) {
      throw problem("this codec makes torrents of version 1 alone");
    }
    BDictionary.Builder info = BDictionary.builder();
    if (layout.singleFile()) {
      info.put("length", layout.files().get(0).length());
    } else {
      info.put("files", new BList(layout.files().stream().map(SampleMetainfo::file).toList()));
    }
    info.put("name", layout.name());
    info.put("piece length", layout.pieceLength());
    info.put("pieces", layout.pieces().toBytes());
    TorrentLayout.Publication publication = layout.publication();
    if (publication.privateTorrent()) {
      info.put("private", 1);
    }
    publication.source().ifPresent(source -> info.put("source", source));
    ByteBuffer bytes = ByteBuffer.wrap(bencode.encode(info.build()));
    return new Metainfo(
        decodeInfo(bytes, bencode, MetainfoLimits.STANDARD),
        publication.trackerTiers(),
        publication.webSeeds(),
        List.of(),
        publication.attribution());
  }

  private static BValue file(FileEntry entry) {
    BDictionary.Builder file = BDictionary.builder();
    if (!entry.attributes().isEmpty()) {
      file.put("attr", entry.attributes());
    }
    return file.put("length", entry.length()).put("path", strings(entry.path())).build();
  }

  @Override
  public Magnet parseMagnet(String uri, MetainfoLimits limits) throws MetainfoException {
    if (uri.length() > limits.magnetCharacters() || !uri.startsWith(MAGNET)) {
      throw new MetainfoException(Kind.MAGNET, "no magnet link, or one that is too long");
    }
    Optional<InfoHash> hash = Optional.empty();
    Optional<String> name = Optional.empty();
    List<String> trackers = new ArrayList<>();
    List<String> webSeeds = new ArrayList<>();
    List<String> peers = new ArrayList<>();
    Set<Integer> selected = new TreeSet<>();
    try {
      for (String parameter : uri.substring(MAGNET.length()).split("&")) {
        String[] parts = parameter.split("=", 2);
        String value = parts.length < 2 ? "" : decoded(parts[1]);
        switch (parts[0]) {
          case "xt" -> hash = value.startsWith(BTIH) ? Optional.of(hash(value)) : hash;
          case "dn" -> name = Optional.of(value);
          case "tr" -> add(trackers, value, limits.magnetTrackers());
          case "ws" -> add(webSeeds, value, limits.magnetTrackers());
          case "x.pe" -> add(peers, value, limits.magnetPeers());
          case "so" -> select(selected, value);
          default -> {
            // Of other programs.
          }
        }
      }
    } catch (IllegalArgumentException malformed) {
      throw new MetainfoException(Kind.MAGNET, malformed.getMessage(), malformed);
    }
    InfoHash which =
        hash.orElseThrow(() -> new MetainfoException(Kind.MAGNET, "no xt with a hash"));
    return new Magnet(
        which, Optional.empty(), name, trackers, peers, webSeeds, List.copyOf(selected));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static InfoHash hash(String topic) {
    return InfoHash.parse(topic.substring(BTIH.length()));
  }

  private static void add(List<String> to, String value, int most) {
    if (!value.isBlank() && to.size() < most) {
      to.add(value);
    }
  }

  /** Ranges of indices of files (BEP 53). */
  private static void select(Set<Integer> selected, String ranges) {
    for (String range : ranges.split(",")) {
      String[] ends = range.split("-", 2);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int file = Math.max(0, first); file <= last && file < MOST_FILES_SELECTED; file++) {
        selected.add(file);
      }
    }
  }

  @Override
  public String formatMagnet(Magnet magnet) {
    StringBuilder link = new StringBuilder(MAGNET + "xt=" + BTIH + magnet.infoHash().hex());
    magnet.displayName().ifPresent(name -> link.append("&dn=").append(encoded(name)));
    magnet.trackers().forEach(url -> link.append("&tr=").append(encoded(url)));
    magnet.webSeeds().forEach(url -> link.append("&ws=").append(encoded(url)));
    magnet.peers().forEach(peer -> link.append("&x.pe=").append(encoded(peer)));
    if (!magnet.selectedFiles().isEmpty()) {
      List<String> files = magnet.selectedFiles().stream().map(String::valueOf).toList();
      link.append("&so=").append(String.join(",", files));
    }
    return link.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
