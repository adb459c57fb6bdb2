package org.hotswarm.api.status;

/**
 * How a session is (manual: {@code session_status}).
 *
 * @param port it listens on; 0 while it does not
 * @param incoming whether somebody has connected to us from elsewhere
 * @param traffic what came and went
 * @param peers whom all torrents are connected to
 */
public record SessionStatus(int port, boolean incoming, Traffic traffic, Peers peers) {

  /**
   * What came and went since the session was made, of torrents that have left it too.
   *
   * @param payload of which files are made
   * @param all with all that is said beside payload
   * @param redundant bytes that came twice
   * @param failed bytes of pieces whose hash was wrong
   */
  public record Traffic(Volume payload, Volume all, long redundant, long failed) {
    /** Nothing. */
    public static final Traffic NONE = new Traffic(Volume.NONE, Volume.NONE, 0, 0);

    /** Both together. */
    public Traffic plus(Traffic other) {
      return new Traffic(
          payload.plus(other.payload),
          all.plus(other.all),
          redundant + other.redundant,
          failed + other.failed);
    }

    /** The same, of somebody who has left: no rates. */
    public Traffic ended() {
      return new Traffic(
          new Volume(0, 0, payload.downloaded(), payload.uploaded()),
          new Volume(0, 0, all.downloaded(), all.uploaded()),
          redundant,
          failed);
    }
  }

  /**
   * Whom all torrents are connected to.
   *
   * @param connected with a finished handshake
   * @param halfOpen without one yet
   * @param unchoked of those connected, those that we let download
   * @param slots how many we let download at once, as of the last round of choking
   */
  public record Peers(int connected, int halfOpen, int unchoked, int slots) {
    /** Nobody. */
    public static final Peers NONE = new Peers(0, 0, 0, 0);
  }
}
