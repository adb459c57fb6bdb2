package org.hotswarm.metainfo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * A file as the torrent states it.
 *
 * @param path elements as they came
 * @param length bytes
 * @param attributes of BEP 47
 * @param piecesRoot of BEP 52
 */
record StatedFile(
    List<BString> path, long length, String attributes, Optional<Sha256Hash> piecesRoot) {

  /** Whether it is the same file, as far as both versions of a torrent say. */
  boolean isSameAs(StatedFile other) {
    return path.equals(other.path) && length == other.length;
  }

  /**
   * The {@code length} of a file. A symbolic link may go without one and then has none (BEP 47).
   *
   * @param key where the file stands, for the error
   */
  static long length(BDictionary file, Object key) throws MetainfoException {
    OptionalLong length = file.integer("length");
    if (length.isEmpty() && !attributes(file).contains("l")) {
      throw Problem.torrent(key + ".length is missing or no integer");
    }
    if (length.orElse(0) < 0) {
      throw Problem.torrent(key + ".length " + length.getAsLong() + " is negative");
    }
    return length.orElse(0);
  }

  /** Those letters of {@code attr} that BEP 47 knows, each once. */
  static String attributes(BDictionary file) {
    String stated = file.text("attr").orElse("");
    if (stated.isEmpty()) {
      return "";
    }
    StringBuilder known = new StringBuilder();
    for (char letter : new char[] {'p', 'x', 'h', 'l'}) {
      if (stated.indexOf(letter) >= 0) {
        known.append(letter);
      }
    }
    return known.toString();
  }
}
