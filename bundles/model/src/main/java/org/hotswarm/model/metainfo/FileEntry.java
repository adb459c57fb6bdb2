package org.hotswarm.model.metainfo;

import java.util.List;

/**
 * One file of a torrent.
 *
 * @param path elements below the save directory, at least one; cleaned, so that none can leave it
 * @param length bytes
 * @param attributes of BEP 47: {@code p} padding, {@code x} executable, {@code h} hidden, {@code l}
 *     symbolic link; may be empty
 */
public record FileEntry(List<String> path, long length, String attributes) {
  public FileEntry {
    path = List.copyOf(path);
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
