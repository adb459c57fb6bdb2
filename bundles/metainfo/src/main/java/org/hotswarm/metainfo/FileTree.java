package org.hotswarm.metainfo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.metainfo.path.NameCleaner;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * Walks the {@code file tree} of BEP 52 and checks its names and piece roots (limits 9 and 14). A
 * dictionary whose only key is empty is a file, any other is a directory.
 */
final class FileTree {
  private static final String KEY = "info.file tree";

  private final NameCleaner names;
  private final Deque<Iterator<Map.Entry<BString, BValue>>> open = new ArrayDeque<>();
  private final List<BString> path = new ArrayList<>();
  private final List<StatedFile> files = new ArrayList<>();

  FileTree(NameCleaner names) {
    this.names = names;
  }

  /** The files in tree order. */
  List<StatedFile> files(BDictionary tree) throws MetainfoException {
    open.push(tree.entries().entrySet().iterator());
    while (!open.isEmpty()) {
      if (open.peek().hasNext()) {
        visit(open.peek().next());
      } else {
        open.pop();
        leave();
      }
    }
    return files;
  }

  private void visit(Map.Entry<BString, BValue> entry) throws MetainfoException {
    names.clean(entry.getKey(), KEY);
    if (!(entry.getValue() instanceof BDictionary node)) {
      throw Problem.torrent(KEY + " has a node that is no dictionary");
    }
    if (entry.getKey().length() == 0) {
      throw Problem.torrent(KEY + " has a file or directory without a name");
    }
    path.add(entry.getKey());
    if (node.find("").isEmpty()) {
      open.push(node.entries().entrySet().iterator());
      return;
    }
    if (node.entries().size() > 1) {
      throw Problem.torrent(KEY + " has a node that is both file and directory");
    }
    addFile(
        node.dictionary("")
            .orElseThrow(() -> Problem.torrent(KEY + " has a file without properties")));
    leave();
  }

  private void addFile(BDictionary file) throws MetainfoException {
    long length = StatedFile.length(file, KEY);
    String attributes = StatedFile.attributes(file);
    if (attributes.contains("p")) {
      throw Problem.torrent(KEY + " has a pad file, which only v1 has");
    }
    Optional<Sha256Hash> root = length > 0 ? Optional.of(piecesRoot(file)) : Optional.empty();
    files.add(new StatedFile(List.copyOf(path), length, attributes, root));
  }

  private static Sha256Hash piecesRoot(BDictionary file) throws MetainfoException {
    byte[] root =
        file.string("pieces root")
            .orElseThrow(() -> Problem.torrent(KEY + " has a file without pieces root"))
            .toBytes();
    if (root.length != Sha256Hash.LENGTH || isZero(root)) {
      throw Problem.torrent(KEY + " has a pieces root that is not 32 bytes of a hash");
    }
    return Sha256Hash.copyOf(root);
  }

  private static boolean isZero(byte[] bytes) {
    int any = 0;
    for (byte b : bytes) {
      any |= b;
    }
    return any == 0;
  }

  /** The root has no name of its own to take back. */
  private void leave() {
    if (!path.isEmpty()) {
      path.remove(path.size() - 1);
    }
  }
}
