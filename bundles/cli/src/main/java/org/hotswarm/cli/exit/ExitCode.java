package org.hotswarm.cli.exit;

/** What a command tells the shell; the shared causes have the numbers that aria2 gives them. */
public enum ExitCode {
  /** All that was asked for is done. */
  COMPLETE(0, "complete"),
  /** It could not be done, and none of the other codes says why. */
  FAILED(1, "failed"),
  /** {@code --timeout} passed before all was done. */
  TIMED_OUT(2, "timed out"),
  /** It was asked to end before all was done. */
  UNFINISHED(7, "unfinished (interrupted)"),
  /** No room was left, and none came. */
  DISK_FULL(9, "disk full"),
  /** A .torrent file is not bencoding. */
  BAD_BENCODING(25, "bad bencoding"),
  /** A .torrent file is bencoding but no usable torrent. */
  BAD_TORRENT(26, "bad torrent"),
  /** A magnet link cannot be used. */
  BAD_MAGNET(27, "bad magnet"),
  /** A command or option is unknown, not available, or has a value that makes no sense. */
  BAD_OPTION(28, "bad option"),
  /** Data on disk is not what the torrent says. */
  MISMATCH(32, "data does not match");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** What the process ends with. */
  public int number() {
    return number;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }
}
