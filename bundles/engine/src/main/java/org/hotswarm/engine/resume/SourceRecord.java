package org.hotswarm.engine.resume;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.OfMagnet;
import org.hotswarm.api.AddTorrent.OfMetainfo;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.hash.PieceLayer;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * Where a torrent came from, as a tree: a torrent file by its info dictionary, byte for byte, and
 * what stood beside it; a magnet link by its parts. Neither needs a codec to be written.
 */
final class SourceRecord {
  private static final String INFO = "info";

  private static final String LAYERS = "piece layers";

  private SourceRecord() {}

  static BDictionary toBencode(AddTorrent.Source source) {
    return source instanceof OfMetainfo file
        ? metainfo(file.metainfo())
        : magnet(((OfMagnet) source).magnet());
  }

  private static BDictionary metainfo(Metainfo metainfo) {
    BDictionary.Builder tree =
        BDictionary.builder()
            .put(INFO, metainfo.info().raw().toBytes())
            .put("tiers", Trees.lists(metainfo.trackerTiers()))
            .put("web seeds", Trees.texts(metainfo.webSeeds()))
            .put("nodes", Trees.texts(metainfo.nodes()))
            .put(LAYERS, layers(metainfo.pieceLayers()));
    Attribution attribution = metainfo.attribution();
    Trees.put(tree, "comment", attribution.comment(), BString::of);
    Trees.put(tree, "created by", attribution.createdBy(), BString::of);
    Trees.put(
        tree,
        "creation date",
        attribution.creationDate(),
        instant -> new BInteger(instant.getEpochSecond()));
    return tree.build();
  }

  private static BDictionary layers(Map<Sha256Hash, PieceLayer> layers) {
    BDictionary.Builder tree = BDictionary.builder();
    layers.forEach(
        (root, layer) -> tree.put(BString.copyOf(root.toBytes()), BString.copyOf(layer.toBytes())));
    return tree.build();
  }

  private static Map<Sha256Hash, PieceLayer> layers(BDictionary tree) {
    Map<Sha256Hash, PieceLayer> layers = new HashMap<>();
    tree.dictionary(LAYERS)
        .orElse(BDictionary.empty())
        .entries()
        .forEach(
            (root, layer) ->
                layers.put(
                    Sha256Hash.copyOf(root.toBytes()),
                    PieceLayer.copyOf(((BString) layer).toBytes())));
    return layers;
  }

  private static BDictionary magnet(Magnet magnet) {
    BDictionary.Builder tree =
        BDictionary.builder()
            .put("hash", magnet.infoHash().hex())
            .put("trackers", Trees.texts(magnet.trackers()))
            .put("peers", Trees.texts(magnet.peers()))
            .put("web seeds", Trees.texts(magnet.webSeeds()))
            .put("files", Trees.numbers(magnet.selectedFiles()));
    Trees.put(tree, "hash v2", magnet.infoHashV2(), hash -> BString.copyOf(hash.toBytes()));
    Trees.put(tree, "name", magnet.displayName(), BString::of);
    return tree.build();
  }

  static AddTorrent.Source of(BDictionary tree, InfoDecoder decoder) throws MetainfoException {
    Optional<BString> info = tree.string(INFO);
    return info.isPresent()
        ? new OfMetainfo(metainfo(tree, decoder.decode(info.get().toBytes())))
        : new OfMagnet(magnet(tree));
  }

  private static Metainfo metainfo(BDictionary tree, Info info) {
    Optional<Instant> date =
        tree.find("creation date")
            .filter(BInteger.class::isInstance)
            .map(seconds -> Instant.ofEpochSecond(((BInteger) seconds).value()));
    return new Metainfo(
        info,
        Trees.lists(tree, "tiers"),
        Trees.texts(tree, "web seeds"),
        Trees.texts(tree, "nodes"),
        new Attribution(tree.text("comment"), tree.text("created by"), date),
        layers(tree));
  }

  private static Magnet magnet(BDictionary tree) {
    return new Magnet(
        InfoHash.parse(tree.text("hash").orElse("")),
        tree.string("hash v2").map(bytes -> Sha256Hash.copyOf(bytes.toBytes())),
        tree.text("name"),
        Trees.texts(tree, "trackers"),
        Trees.texts(tree, "peers"),
        Trees.texts(tree, "web seeds"),
        Trees.numbers(tree, "files"));
  }
}
