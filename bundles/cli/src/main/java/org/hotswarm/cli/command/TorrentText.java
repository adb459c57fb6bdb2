package org.hotswarm.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.cli.output.Printable;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;

/** What a torrent says, for people: labelled lines, then the files as a tree. */
final class TorrentText {
  private static final int LABEL_WIDTH = 14;
  private static final int SIZE_COLUMN = 56;
  private static final Map<Character, String> KINDS =
      Map.of('x', "executable", 'h', "hidden", 'l', "symbolic link");

  private final StringBuilder text = new StringBuilder();

  private TorrentText() {}

  static String of(Metainfo metainfo) {
    TorrentText all = new TorrentText();
    all.facts(metainfo.info());
    metainfo.attribution().createdBy().ifPresent(by -> all.line("Created by", by));
    metainfo.attribution().creationDate().ifPresent(date -> all.line("Date", date.toString()));
    metainfo.attribution().comment().ifPresent(comment -> all.line("Comment", comment));
    all.tiers(metainfo.trackerTiers());
    all.list("Web seeds", metainfo.webSeeds());
    all.list("DHT nodes", metainfo.nodes());
    all.tree(metainfo.info().files());
    return all.text.toString();
  }

  static String of(Magnet magnet) {
    TorrentText all = new TorrentText();
    magnet.displayName().ifPresent(name -> all.line("Name", name));
    if (!magnet.isV2Only()) {
      all.line("Info hash", magnet.infoHash().hex());
    }
    magnet.infoHashV2().ifPresent(hash -> all.line("Info hash v2", hash.toString()));
    all.list("Trackers", magnet.trackers());
    all.list("Web seeds", magnet.webSeeds());
    all.list("Peers", magnet.peers());
    all.list("Select", magnet.selectedFiles().stream().map(i -> "" + (i + 1)).toList());
    return all.text.toString();
  }

  private void facts(Info info) {
    Geometry geometry = info.geometry();
    long size = info.payloadLength();
    long files = info.files().stream().filter(file -> !file.isPadding()).count();
    line("Name", info.name());
    if (info.infoHashV2().isPresent()) {
      line("Version", info.isHybrid() ? "1 and 2 (hybrid)" : "2 only; cannot be downloaded yet");
    }
    if (!info.isV2Only()) {
      line("Info hash", info.infoHash().hex());
    }
    info.infoHashV2().ifPresent(hash -> line("Info hash v2", hash.toString()));
    line(
        "Size",
        String.format(
            Locale.ROOT,
            "%s (%,d bytes) in %s",
            Amounts.bytes(size),
            size,
            Amounts.count(files, "file")));
    line("Pieces", geometry.pieceCount() + " of " + Amounts.binary(info.pieceLength()));
    line("Private", info.privateTorrent() ? "yes, only its trackers name peers" : "no");
    info.source().ifPresent(source -> line("Source", source));
  }

  private void line(String label, String value) {
    String clean = Printable.of(value);
    text.append(label).append(" ".repeat(LABEL_WIDTH - label.length())).append(clean).append('\n');
  }

  private void list(String label, List<String> values) {
    String next = label;
    for (String value : values) {
      line(next, value);
      next = "";
    }
  }

  private void tiers(List<List<String>> tiers) {
    List<String> lines = new ArrayList<>();
    for (int tier = 0; tier < tiers.size(); tier++) {
      for (String url : tiers.get(tier)) {
        lines.add("tier " + (tier + 1) + "  " + url);
      }
    }
    list("Trackers", lines);
  }

  /** Numbers count pad files too, as they have an index, but those are not shown. */
  private void tree(List<FileEntry> files) {
    text.append("Files\n");
    List<String> open = List.of();
    for (int i = 0; i < files.size(); i++) {
      FileEntry file = files.get(i);
      if (!file.isPadding()) {
        List<String> directories = file.path().subList(0, file.path().size() - 1);
        directories(open, directories);
        open = directories;
        leaf(i + 1, file);
      }
    }
  }

  private void directories(List<String> open, List<String> next) {
    int same = 0;
    while (same < Math.min(open.size(), next.size()) && open.get(same).equals(next.get(same))) {
      same++;
    }
    for (int depth = same; depth < next.size(); depth++) {
      text.append(" ".repeat(8 + 2 * depth)).append(Printable.of(next.get(depth))).append("/\n");
    }
  }

  private void leaf(int number, FileEntry file) {
    int depth = file.path().size() - 1;
    String name = Printable.of(file.path().get(depth));
    String start = String.format("%6d  %s%s", number, "  ".repeat(depth), name);
    text.append(String.format("%-" + SIZE_COLUMN + "s  %s", start, Amounts.bytes(file.length())))
        .append(kind(file))
        .append('\n');
  }

  /** What BEP 47 says of it; a link is an ordinary file here. */
  private static String kind(FileEntry file) {
    StringBuilder kinds = new StringBuilder();
    for (char letter : file.attributes().toCharArray()) {
      kinds.append("  ").append(KINDS.getOrDefault(letter, ""));
    }
    return kinds.toString();
  }
}
