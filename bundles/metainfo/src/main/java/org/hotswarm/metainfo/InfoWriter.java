package org.hotswarm.metainfo;

import java.util.List;
import java.util.TreeMap;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.TorrentLayout;

/** Makes the info dictionary of a new torrent: v1 (BEP 3), v2 (BEP 52), or both in one. */
final class InfoWriter {
  private final TorrentLayout layout;

  private InfoWriter(TorrentLayout layout) {
    this.layout = layout;
  }

  /**
   * The dictionary.
   *
   * @throws MetainfoException when the layout contradicts itself
   */
  static BDictionary write(TorrentLayout layout) throws MetainfoException {
    if (layout.singleFile() && layout.files().size() != 1) {
      throw Problem.torrent(
          "a single-file torrent has one file, the layout has " + layout.files().size());
    }
    return new InfoWriter(layout).write();
  }

  private BDictionary write() {
    BDictionary.Builder info = BDictionary.builder();
    if (layout.pieceLayers().isPresent()) {
      info.put("meta version", 2).put("file tree", tree());
    }
    if (layout.pieceLayers().isEmpty() || layout.pieces().count() > 0) {
      putV1(info);
    }
    info.put("name", layout.name());
    info.put("piece length", layout.pieceLength());
    if (layout.publication().privateTorrent()) {
      info.put("private", 1);
    }
    layout.publication().source().ifPresent(source -> info.put("source", source));
    return info.build();
  }

  private void putV1(BDictionary.Builder info) {
    info.put("pieces", layout.pieces().toBytes());
    if (layout.singleFile()) {
      putProperties(info, 0);
      return;
    }
    BValue[] files = new BValue[layout.files().size()];
    for (int i = 0; i < files.length; i++) {
      BDictionary.Builder file = BDictionary.builder();
      putProperties(file, i);
      files[i] = file.put("path", TorrentWriter.strings(layout.files().get(i).path())).build();
    }
    info.put("files", BList.of(files));
  }

  private void putProperties(BDictionary.Builder file, int index) {
    FileEntry entry = layout.files().get(index);
    if (!entry.attributes().isEmpty()) {
      file.put("attr", entry.attributes());
    }
    file.put("length", entry.length());
    List<String> link = layout.links().getOrDefault(index, List.of());
    if (!link.isEmpty()) {
      file.put("symlink path", TorrentWriter.strings(link));
    }
  }

  /** Pad files are for v1 alone. */
  private BDictionary tree() {
    Directory root = new Directory();
    for (int i = 0; i < layout.files().size(); i++) {
      FileEntry entry = layout.files().get(i);
      if (!entry.isPadding()) {
        BDictionary.Builder file = BDictionary.builder();
        putProperties(file, i);
        entry.piecesRoot().ifPresent(hash -> file.put("pieces root", hash.toBytes()));
        root.put(entry.path(), BDictionary.builder().put("", file.build()).build());
      }
    }
    return root.toBencode();
  }

  /** A directory of the file tree while it fills. */
  private static final class Directory {
    private final TreeMap<String, Directory> directories = new TreeMap<>();
    private final TreeMap<String, BDictionary> files = new TreeMap<>();

    void put(List<String> path, BDictionary file) {
      Directory at = this;
      for (String element : path.subList(0, path.size() - 1)) {
        at = at.directories.computeIfAbsent(element, name -> new Directory());
      }
      at.files.put(path.get(path.size() - 1), file);
    }

    BDictionary toBencode() {
      BDictionary.Builder all = BDictionary.builder();
      directories.forEach((name, directory) -> all.put(name, directory.toBencode()));
      files.forEach(all::put);
      return all.build();
    }
  }
}
