package org.hotswarm.model.metainfo;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.Sha256Hash;

/**
 * One file of a torrent.
 *
 * @param path elements below the save directory, at least one; cleaned, so that none can leave it
 * @param length bytes
 * @param attributes of BEP 47: {@code p} padding, {@code x} executable, {@code h} hidden, {@code l}
 *     symbolic link; may be empty
 * @param piecesRoot root of the file's SHA-256 tree in a hybrid or v2 torrent (BEP 52); empty for
 *     pad files and files without bytes
 */
public record FileEntry(
    List<String> path, long length, String attributes, Optional<Sha256Hash> piecesRoot) {
  public FileEntry {
    path = List.copyOf(path);
  }

  /** One without a tree, as in v1. */
  public FileEntry(List<String> path, long length, String attributes) {
    this(path, length, attributes, Optional.empty());
  }

  /** The same with that tree. */
  public FileEntry withPiecesRoot(Optional<Sha256Hash> root) {
    return new FileEntry(path, length, attributes, root);
  }

  /** The same at that path. */
  public FileEntry at(List<String> place) {
    return new FileEntry(place, length, attributes, piecesRoot);
  }

  /** Whether it is a pad file (BEP 47), which is never stored. */
  public boolean isPadding() {
    return attributes.indexOf('p') >= 0;
  }

  /** The path with slashes. */
  public String slashedPath() {
    return String.join("/", path);
  }
}
