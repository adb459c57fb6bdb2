package org.hotswarm.api.module;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;

/**
 * A provider that is there.
 *
 * @param service the extension point, such as {@code picker}
 * @param name which provider
 * @param state whether it is used
 * @param ranking service ranking; the highest is the default
 * @param use who uses it now
 * @param faults what went wrong in it
 */
public record ModuleStatus(
    String service, ModuleName name, State state, int ranking, Use use, Faults faults) {

  /** Whether a provider is used. */
  public enum State {
    /** It may be used. */
    ACTIVE,
    /** It failed too often, or does not return; nothing new is opened from it. */
    QUARANTINED
  }

  /**
   * Who uses a provider.
   *
   * @param slots places it fills now: one for each torrent or session
   * @param torrents of these, the torrents
   * @param threads names of threads that it owns; a provider that keeps the rules owns none
   */
  public record Use(int slots, List<InfoHash> torrents, List<String> threads) {
    /** Nobody uses it. */
    public static final Use NONE = new Use(0, List.of(), List.of());

    public Use {
      torrents = List.copyOf(torrents);
      threads = List.copyOf(threads);
    }
  }

  /**
   * What went wrong in a provider.
   *
   * @param count exceptions that got out of it so far
   * @param slow calls that took too long so far
   * @param last the newest of these, in words
   */
  public record Faults(long count, long slow, Optional<String> last) {
    /** None. */
    public static final Faults NONE = new Faults(0, 0, Optional.empty());
  }
}
