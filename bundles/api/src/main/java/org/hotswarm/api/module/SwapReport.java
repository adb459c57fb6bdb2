package org.hotswarm.api.module;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;

/**
 * What happened in the places of one extension point when a provider came, went, or was chosen. One
 * report stands for all places that went from the same provider to the same other at once.
 *
 * @param service the extension point, such as {@code picker}
 * @param from who was there; empty for nobody
 * @param to who is there now; empty for nobody, and the same as {@code from} when the newcomer was
 *     refused
 * @param outcome what came of it
 * @param state what became of the state of who was there
 * @param places whose places, and how long it took
 * @param reason why it was refused, or why state was dropped; empty when all went well
 */
public record SwapReport(
    String service,
    Optional<ModuleName> from,
    Optional<ModuleName> to,
    Outcome outcome,
    State state,
    Places places,
    String reason) {

  /** What came of it. */
  public enum Outcome {
    /** The newcomer works. */
    TOOK_OVER,
    /** Nobody works; work waits. */
    PARKED,
    /** The newcomer did not work out, who was there works on. */
    REFUSED
  }

  /** What became of state. */
  public enum State {
    /** The new one was opened with it. */
    MOVED,
    /** It is kept until somebody comes. */
    PARKED,
    /** It was lost; the reason says why. Facts are the engine's and are never lost. */
    DROPPED,
    /** There was none. */
    NONE
  }

  /**
   * Whose places, and how long they took.
   *
   * @param count how many
   * @param torrents those that are torrents' own
   * @param drain longest wait until what was under way had ended
   * @param gap longest time in which nobody worked
   */
  public record Places(int count, List<InfoHash> torrents, Duration drain, Duration gap) {
    public Places {
      torrents = List.copyOf(torrents);
    }
  }

  /** For a person, one line. */
  public String words() {
    String places = places().count() == 1 ? "" : " in " + places().count() + " places";
    String what =
        service
            + ": "
            + named(from)
            + " -> "
            + named(to)
            + places
            + ", "
            + outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
            + ", state "
            + state.name().toLowerCase(java.util.Locale.ROOT)
            + ", gap "
            + millis(places().gap())
            + " ms";
    return reason.isEmpty() ? what : what + "; " + reason;
  }

  private static String named(Optional<ModuleName> module) {
    return module.map(ModuleName::toString).orElse("nobody");
  }

  private static String millis(Duration duration) {
    return String.format(java.util.Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
  }
}
