package org.hotswarm.metainfo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.metainfo.path.DistinctPaths;
import org.hotswarm.metainfo.path.NameCleaner;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/**
 * The files of a torrent. In v1 (BEP 3) {@code length} for one, {@code files} for many, in v2 (BEP
 * 52) those of the file tree; the paths of many lie below a directory that bears the torrent's
 * name. Symbolic links of BEP 47 become ordinary files; where they would point is never read (limit
 * 12).
 */
final class FileList {
  /** Bytes of all files together: 2^48 - 1 (limit 6). */
  private static final long MAXIMUM_TOTAL = (1L << 48) - 1;

  /** Bytes of a path, its separators counted (limit 8). */
  private static final int MAXIMUM_PATH_BYTES = 4_096;

  private static final String NAMELESS = "_";

  private final MetainfoLimits limits;
  private final NameCleaner names;
  private final String name;
  private final Map<BString, String> directoryNames = new HashMap<>();
  private final List<StatedFile> stated = new ArrayList<>();
  private final List<FileEntry> entries = new ArrayList<>();
  private long totalLength;

  /**
   * @param name of the torrent, cleaned and not empty
   */
  FileList(MetainfoLimits limits, NameCleaner names, String name) {
    this.limits = limits;
    this.names = names;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Bytes of all files, pad files included. */
  long totalLength() {
    return totalLength;
  }

  /** The files in torrent order, once they are read. */
  List<FileEntry> entries() {
    return entries;
  }

  /** Reads the v1 files. */
  void read(BDictionary info, BString rawName) throws MetainfoException {
    if (info.find("files").isPresent()) {
      readMany(info.list("files").orElseThrow(() -> Problem.torrent("info.files is no list")));
      keepApart();
    } else {
      add(info, "info", List.of(rawName), List.of(name));
    }
    expectBytes();
  }

  /**
   * Takes the files of a v2-only torrent. A pad file goes before each that would begin inside a
   * piece, since in v2 none does (BEP 52).
   */
  void readTree(List<StatedFile> tree, BString rawName, int pieceLength) throws MetainfoException {
    boolean single = tree.size() == 1 && tree.get(0).path().equals(List.of(rawName));
    for (int i = 0; i < tree.size(); i++) {
      StatedFile file = tree.get(i);
      Key key = new Key("file tree", i);
      expectDepth(file.path().size(), key);
      if (file.length() > 0 && totalLength % pieceLength > 0) {
        pad(pieceLength - totalLength % pieceLength, key);
      }
      add(file, key, single ? List.of(name) : cleaned(file.path(), key));
    }
    keepApart();
    expectBytes();
  }

  private void pad(long length, Key key) throws MetainfoException {
    StatedFile pad = new StatedFile(List.of(), length, "p", Optional.empty());
    add(pad, key, List.of(name, ".pad", String.valueOf(length)));
  }

  private void expectBytes() throws MetainfoException {
    if (totalLength == 0) {
      throw Problem.torrent("info names no byte to download");
    }
  }

  private void readMany(List<BValue> files) throws MetainfoException {
    for (int i = 0; i < files.size(); i++) {
      Key key = new Key("files", i);
      if (!(files.get(i) instanceof BDictionary file)) {
        throw Problem.torrent(key + " is no dictionary");
      }
      List<BString> path = statedPath(file, key);
      add(file, key, path, cleaned(path, key));
    }
  }

  private List<BString> statedPath(BDictionary file, Key key) throws MetainfoException {
    List<BValue> elements =
        file.list("path.utf-8")
            .or(() -> file.list("path"))
            .orElseThrow(() -> Problem.torrent(key + ".path is missing or no list"));
    if (elements.isEmpty()) {
      throw Problem.torrent(key + ".path is empty");
    }
    expectDepth(elements.size(), key);
    List<BString> path = new ArrayList<>(elements.size());
    for (BValue element : elements) {
      if (!(element instanceof BString string)) {
        throw Problem.torrent(key + ".path has an element that is no string");
      }
      path.add(string);
    }
    return path;
  }

  private void expectDepth(int elements, Key key) throws MetainfoException {
    if (elements > limits.directoryDepth()) {
      throw Problem.torrent(key + ".path is deeper than " + limits.directoryDepth());
    }
  }

  private List<String> cleaned(List<BString> path, Key key) throws MetainfoException {
    List<String> cleaned = new ArrayList<>(path.size() + 1);
    cleaned.add(name);
    int last = path.size() - 1;
    for (BString raw : path.subList(0, last)) {
      String element = directoryNames.get(raw);
      if (element == null) {
        element = names.clean(raw, key);
        directoryNames.put(raw, element);
      }
      if (!element.isEmpty()) {
        cleaned.add(element);
      }
    }
    String element = names.clean(path.get(last), key);
    cleaned.add(element.isEmpty() ? NAMELESS : element);
    return cleaned;
  }

  private void add(BDictionary file, Object key, List<BString> path, List<String> cleaned)
      throws MetainfoException {
    long length = StatedFile.length(file, key);
    String attributes = StatedFile.attributes(file);
    add(new StatedFile(path, length, attributes, Optional.empty()), key, cleaned);
  }

  private void add(StatedFile file, Object key, List<String> cleaned) throws MetainfoException {
    long length = file.length();
    if (length > MAXIMUM_TOTAL - totalLength) {
      throw Problem.torrent(key + ".length " + length + " takes the torrent beyond 2^48-1 bytes");
    }
    if (isTooLong(cleaned)) {
      throw Problem.torrent(key + ".path has more than " + MAXIMUM_PATH_BYTES + " bytes");
    }
    totalLength += length;
    stated.add(file);
    entries.add(new FileEntry(cleaned, length, file.attributes(), file.piecesRoot()));
  }

  private static boolean isTooLong(List<String> path) {
    int chars = path.size();
    for (String element : path) {
      chars += element.length();
    }
    return chars > MAXIMUM_PATH_BYTES / 3
        && String.join("/", path).getBytes(StandardCharsets.UTF_8).length > MAXIMUM_PATH_BYTES;
  }

  /** Pad files are never stored, so only the others can be in each other's way. */
  private void keepApart() throws MetainfoException {
    DistinctPaths paths = new DistinctPaths(limits.renamedDuplicates());
    int[] directories = new int[entries.size()];
    for (int i = 0; i < directories.length; i++) {
      FileEntry entry = entries.get(i);
      directories[i] = entry.isPadding() ? 0 : paths.directoryOf(entry.path());
    }
    for (int i = 0; i < directories.length; i++) {
      FileEntry entry = entries.get(i);
      if (!entry.isPadding()) {
        int last = entry.path().size() - 1;
        String stated = entry.path().get(last);
        String kept = paths.claim(directories[i], stated);
        if (!kept.equals(stated)) {
          List<String> path = new ArrayList<>(entry.path());
          path.set(last, kept);
          entries.set(i, entry.at(path));
        }
      }
    }
  }

  /**
   * Takes the trees of a hybrid's files. Refuses one whose v2 files are others than its v1 files,
   * pad files aside (limit 14), or whose v1 files do not begin with a piece as those of v2 do.
   *
   * @param v2 in the order of the file tree, which is the order of v1 too (BEP 52)
   */
  void agreeWith(List<StatedFile> v2, int pieceLength) throws MetainfoException {
    int next = 0;
    long offset = 0;
    for (int i = 0; i < stated.size(); i++) {
      FileEntry entry = entries.get(i);
      if (!entry.isPadding()) {
        if (next == v2.size() || !v2.get(next).isSameAs(stated.get(i))) {
          throw Problem.torrent("info.file tree disagrees with the v1 file " + i);
        }
        if (entry.length() > 0 && offset % pieceLength > 0) {
          throw Problem.torrent(
              new Key("files", i) + " begins inside a piece; a pad file is missing before it");
        }
        entries.set(i, entry.withPiecesRoot(v2.get(next).piecesRoot()));
        next++;
      }
      offset += entry.length();
    }
    if (next < v2.size()) {
      throw Problem.torrent("info.file tree has more files than the v1 list");
    }
  }

  /** Where a file stands in the torrent, as text only when an error needs it. */
  private record Key(String list, int file) {
    @Override
    public String toString() {
      return "info." + list + "[" + file + "]";
    }
  }
}
