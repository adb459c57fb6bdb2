package org.hotswarm.metainfo.path;

import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * Makes a file name of what a torrent says, or refuses it (limits 8 to 11). Refused is what would
 * lead out of the directory on any operating system: parent directories and absolute paths. All
 * else is cleaned: deceptive characters go, malformed UTF-8 and separators become underscores,
 * device names of Windows get one in front, and the end is cut to what file systems hold.
 */
public final class NameCleaner {
  /** A pair of surrogates has two chars and four bytes. */
  private static final int MAXIMUM_BYTES_OF_A_CHAR = 3;

  private static final char MALFORMED = '\ufffd';

  private final boolean windowsCharacters;

  /**
   * @param windowsCharacters whether characters that only Windows forbids, such as {@code ?}, are
   *     replaced too; elsewhere they stay, so that data already there is found
   */
  public NameCleaner(boolean windowsCharacters) {
    this.windowsCharacters = windowsCharacters;
  }

  /**
   * The name to use.
   *
   * @param raw what the torrent says
   * @param key where it says so; its text is made only for an error
   * @return at most 240 bytes in UTF-8; empty when nothing usable is left
   * @throws MetainfoException when it would lead out of its directory
   */
  public String clean(BString raw, Object key) throws MetainfoException {
    String visible = DeceptiveCharacters.drop(raw.utf8());
    refuseEscapes(visible, key);
    String name = visible.replace('/', '_').replace('\\', '_').replace(MALFORMED, '_');
    if (windowsCharacters) {
      name = WindowsNames.withoutForbidden(name);
    }
    name = WindowsNames.withoutTrailingDots(name);
    if (WindowsNames.isDevice(name)) {
      name = "_" + name;
    }
    boolean fits = name.length() * MAXIMUM_BYTES_OF_A_CHAR <= FileName.MAXIMUM_BYTES;
    return fits ? name : FileName.of(name).shortened();
  }

  private static void refuseEscapes(String name, Object key) throws MetainfoException {
    if (isAbsolute(name)) {
      throw escapes(key, "an absolute path");
    }
    for (int from = 0; from <= name.length(); ) {
      int to = from;
      while (to < name.length() && !isSeparator(name.charAt(to))) {
        to++;
      }
      if (name.substring(from, to).stripTrailing().equals("..")) {
        throw escapes(key, "a parent directory");
      }
      from = to + 1;
    }
  }

  private static boolean isAbsolute(String name) {
    if (!name.isEmpty() && isSeparator(name.charAt(0))) {
      return true;
    }
    return name.length() > 2
        && Character.isLetter(name.charAt(0))
        && name.charAt(1) == ':'
        && isSeparator(name.charAt(2));
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  private static MetainfoException escapes(Object key, String what) {
    return new MetainfoException(
        MetainfoException.Kind.TORRENT,
        key + " names " + what + ", which would lead out of the torrent's directory");
  }
}
