package org.hotswarm.engine.resume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.AddTorrent.Providers;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.model.peer.PeerAddress;

/**
 * All that it takes to go on with a torrent in another session.
 *
 * @param request that adds it, as it would be made now: paused when it is paused
 * @param peers whom it was connected to, as far as they can be dialled
 * @param record what it has; empty when that was not known
 */
public record ParkedTorrent(
    AddTorrent request, List<PeerAddress> peers, Optional<BDictionary> record) {
  public ParkedTorrent {
    peers = List.copyOf(peers);
  }

  /** The same with what it has. */
  ParkedTorrent with(Optional<BDictionary> found) {
    return new ParkedTorrent(request, peers, found);
  }

  /** By what name its record is kept. */
  String name() {
    return request.source().infoHash().hex();
  }

  BDictionary toBencode() {
    BDictionary.Builder tree =
        BDictionary.builder()
            .put("source", SourceRecord.toBencode(request.source()))
            .put("save path", request.savePath().toString())
            .put("paused", request.paused() ? 1 : 0)
            .put("auto managed", request.autoManaged() ? 1 : 0)
            .put("trust", request.trust() ? 1 : 0)
            .put("trackers", Trees.texts(request.introductions().trackers()))
            .put("named peers", Trees.texts(request.introductions().peers()))
            .put("peers", compact(peers));
    Trees.put(tree, "picker", request.providers().picker(), BString::of);
    Trees.put(tree, "store", request.providers().store(), BString::of);
    Trees.put(tree, "wanted", request.wanted(), Trees::numbers);
    Trees.put(tree, "record", record, found -> found);
    return tree.build();
  }

  /**
   * Reads what {@link #toBencode} wrote.
   *
   * @throws MetainfoException when the torrent cannot be read
   * @throws IllegalArgumentException when something else cannot
   */
  static ParkedTorrent of(BDictionary tree, InfoDecoder decoder) throws MetainfoException {
    BDictionary source = tree.dictionary("source").orElse(BDictionary.empty());
    AddTorrent request =
        new AddTorrent(
            SourceRecord.of(source, decoder),
            Path.of(tree.text("save path").orElse("")),
            tree.integer("paused").orElse(0) != 0,
            tree.integer("trust").orElse(0) != 0,
            new Providers(tree.text("picker"), tree.text("store")),
            tree.list("wanted").map(files -> Trees.numbers(tree, "wanted")),
            new Introductions(Trees.texts(tree, "trackers"), Trees.texts(tree, "named peers")),
            tree.integer("auto managed").orElse(0) != 0);
    List<BValue> peers = tree.list("peers").orElse(List.of());
    return new ParkedTorrent(request, expanded(peers), tree.dictionary("record"));
  }

  private static BList compact(List<PeerAddress> peers) {
    return new BList(peers.stream().<BValue>map(peer -> BString.copyOf(peer.toCompact())).toList());
  }

  /** Addresses of six bytes are IPv4, of eighteen IPv6; others are passed over. */
  public static List<PeerAddress> expanded(List<? extends BValue> compact) {
    List<PeerAddress> peers = new ArrayList<>();
    for (BValue value : compact) {
      int length = value instanceof BString bytes ? bytes.length() : 0;
      if (length == PeerAddress.COMPACT_V4_LENGTH || length == PeerAddress.COMPACT_V6_LENGTH) {
        boolean v6 = length == PeerAddress.COMPACT_V6_LENGTH;
        peers.add(PeerAddress.readCompact(((BString) value).buffer(), v6));
      }
    }
    return peers;
  }

  /** Those of them that are ready. */
  public static List<ParkedTorrent> ready(List<CompletionStage<ParkedTorrent>> stages) {
    return stages.stream()
        .map(CompletionStage::toCompletableFuture)
        .filter(stage -> stage.isDone() && !stage.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .toList();
  }
}
