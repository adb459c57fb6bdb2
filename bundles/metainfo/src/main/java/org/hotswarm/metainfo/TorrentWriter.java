package org.hotswarm.metainfo;

import java.nio.ByteBuffer;
import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.InfoBytes;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.spi.bencode.Bencode;

/** Writes .torrent files, the info dictionary byte for byte as it came. */
final class TorrentWriter {
  private static final byte[] INFO_KEY = {'4', ':', 'i', 'n', 'f', 'o'};

  private final Bencode bencode;

  TorrentWriter(Bencode bencode) {
    this.bencode = bencode;
  }

  /** A whole file; keys around {@code info} come out in the order BEP 3 asks for. */
  byte[] write(Metainfo metainfo) {
    byte[] before = bencode.encode(keysBeforeInfo(metainfo));
    byte[] after = bencode.encode(keysAfterInfo(metainfo));
    InfoBytes info = metainfo.info().raw();
    int length = before.length - 1 + INFO_KEY.length + info.length() + after.length - 1;
    return ByteBuffer.allocate(length)
        .put(before, 0, before.length - 1)
        .put(INFO_KEY)
        .put(info.buffer())
        .put(after, 1, after.length - 1)
        .array();
  }

  private static BDictionary keysBeforeInfo(Metainfo metainfo) {
    BDictionary.Builder keys = BDictionary.builder();
    List<List<String>> tiers = metainfo.trackerTiers();
    tiers.stream().flatMap(List::stream).findFirst().ifPresent(url -> keys.put("announce", url));
    if (tiers.stream().mapToInt(List::size).sum() > 1) {
      keys.put("announce-list", new BList(tiers.stream().map(TorrentWriter::strings).toList()));
    }
    Attribution attribution = metainfo.attribution();
    attribution.comment().ifPresent(comment -> keys.put("comment", comment));
    attribution.createdBy().ifPresent(program -> keys.put("created by", program));
    attribution.creationDate().ifPresent(at -> keys.put("creation date", at.getEpochSecond()));
    return keys.build();
  }

  private static BDictionary keysAfterInfo(Metainfo metainfo) {
    BDictionary.Builder keys = BDictionary.builder();
    if (!metainfo.nodes().isEmpty()) {
      keys.put("nodes", new BList(metainfo.nodes().stream().map(TorrentWriter::node).toList()));
    }
    if (!metainfo.pieceLayers().isEmpty()) {
      BDictionary.Builder layers = BDictionary.builder();
      metainfo
          .pieceLayers()
          .forEach(
              (root, layer) ->
                  layers.put(BString.copyOf(root.toBytes()), BString.copyOf(layer.toBytes())));
      keys.put("piece layers", layers.build());
    }
    if (!metainfo.webSeeds().isEmpty()) {
      keys.put("url-list", strings(metainfo.webSeeds()));
    }
    return keys.build();
  }

  /** A list of texts. */
  static BValue strings(List<String> texts) {
    return new BList(texts.stream().<BValue>map(BString::of).toList());
  }

  /** Host and port as a pair (BEP 5), the brackets of an IPv6 address taken off. */
  private static BValue node(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    String host = hostAndPort.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return BList.of(
        BString.of(bracketed ? host.substring(1, host.length() - 1) : host),
        new BInteger(Long.parseLong(hostAndPort.substring(colon + 1))));
  }
}
