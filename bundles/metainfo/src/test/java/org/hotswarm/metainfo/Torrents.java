package org.hotswarm.metainfo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/** Small torrents for tests, and short ways to read them. */
final class Torrents {
  static final Bencode BENCODE = new TwoPassBencode();
  static final CleaningMetainfoCodec CODEC = new CleaningMetainfoCodec();
  static final int PIECE = 16_384;

  private Torrents() {}

  /** The info dictionary of one file of {@code length} bytes, still to be changed. */
  static BDictionary.Builder single(String name, long length) {
    return BDictionary.builder()
        .put("name", name)
        .put("length", length)
        .put("piece length", PIECE)
        .put("pieces", pieces(length));
  }

  /** The info dictionary of a directory called {@code root}. */
  static BDictionary.Builder multi(List<BValue> files) {
    long total = files.stream().mapToLong(f -> ((BDictionary) f).integer("length").orElse(0)).sum();
    return BDictionary.builder()
        .put("name", "root")
        .put("files", new BList(files))
        .put("piece length", PIECE)
        .put("pieces", pieces(total));
  }

  /** One of its files. */
  static BDictionary file(long length, String... path) {
    return BDictionary.builder().put("length", length).put("path", strings(path)).build();
  }

  /** A hybrid of {@code root/a} and {@code root/b}, one piece each, the first padded. */
  static BDictionary.Builder hybrid() {
    BDictionary.Builder tree =
        BDictionary.builder().put("a", leaf(5, root(1))).put("b", leaf(7, root(2)));
    return multi(List.of(file(5, "a"), pad(PIECE - 5), file(7, "b")))
        .put("meta version", 2)
        .put("file tree", tree.build());
  }

  /** A pad file. */
  static BDictionary pad(long length) {
    return file(length, ".pad", "x").toBuilder().put("attr", "p").build();
  }

  /** The info dictionary of v2 alone. */
  static BDictionary.Builder v2(BDictionary tree) {
    return BDictionary.builder()
        .put("name", "root")
        .put("piece length", PIECE)
        .put("meta version", 2)
        .put("file tree", tree);
  }

  /** The node of a v2 file. */
  static BDictionary leaf(long length, byte[] root) {
    return BDictionary.builder()
        .put("", BDictionary.builder().put("length", length).put("pieces root", root).build())
        .build();
  }

  /** Something that could be a SHA-256. */
  static byte[] root(int filler) {
    byte[] root = new byte[32];
    Arrays.fill(root, (byte) filler);
    return root;
  }

  static byte[] pieces(long length) {
    return new byte[(int) ((length + PIECE - 1) / PIECE) * 20];
  }

  static BList strings(String... texts) {
    return new BList(Arrays.stream(texts).<BValue>map(BString::of).toList());
  }

  static List<String> paths(Info info) {
    return info.files().stream().map(FileEntry::slashedPath).toList();
  }

  static Info readInfo(BDictionary.Builder info) throws MetainfoException {
    return CODEC.decodeInfo(buffer(info.build()), BENCODE, MetainfoLimits.STANDARD);
  }

  static Metainfo read(BDictionary.Builder root) throws MetainfoException {
    return CODEC.decode(buffer(root.build()), BENCODE, MetainfoLimits.STANDARD);
  }

  static Metainfo read(String latin) throws MetainfoException {
    return CODEC.decode(ByteBuffer.wrap(latin(latin)), BENCODE, MetainfoLimits.STANDARD);
  }

  static ByteBuffer buffer(BValue value) {
    return ByteBuffer.wrap(BENCODE.encode(value));
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Torrents of every shape, as starting points for damage. */
  static List<byte[]> samples() {
    BDictionary.Builder around =
        BDictionary.builder()
            .put("announce", "http://t.example/a")
            .put("announce-list", BList.of(strings("http://t.example/a", "udp://u.example:1")))
            .put("comment", "c")
            .put("created by", "p")
            .put("creation date", 1_700_000_000)
            .put("nodes", BList.of(BList.of(BString.of("n.example"), new BInteger(6881))))
            .put("url-list", strings("http://w.example/"));
    List<BValue> infos = new ArrayList<>();
    infos.add(single("one", 20_000).put("private", 1).put("source", "s").build());
    infos.add(multi(List.of(file(9, "d", "x"), file(20_000, "d", "X"), file(0, "e"))).build());
    infos.add(hybrid().build());
    infos.add(v2(BDictionary.builder().put("a", leaf(5, root(1))).build()).build());
    return infos.stream().map(info -> BENCODE.encode(around.put("info", info).build())).toList();
  }
}
