package org.hotswarm.engine.swap;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.model.hash.InfoHash;

/**
 * The room that a {@link Slot} is in: what it does when working objects come and go. All of it runs
 * on the slot's owner.
 *
 * @param <W> the working object
 */
public interface Host<W> {
  /** A room that does nothing of its own, and needs its first working object on the spot. */
  static <W> Host<W> plain(BiFunction<W, Fence, W> fenced) {
    return new Host<>() {
      @Override
      public W fenced(W bare, Fence fence) {
        return fenced.apply(bare, fence);
      }

      @Override
      public boolean isPatient() {
        return false;
      }

      @Override
      public void welcome(W coming) {
        // Whoever comes is asked when there is something to ask.
      }
    };
  }

  /** The working object behind its fence. */
  W fenced(W bare, Fence fence);

  /** The torrent whose room it is; empty for the session's. */
  default Optional<InfoHash> torrent() {
    return Optional.empty();
  }

  /**
   * Whether the room can wait for its first working object, which is then opened aside; otherwise
   * it is opened on the spot.
   */
  default boolean isPatient() {
    return true;
  }

  /**
   * Ends what is under way, before the state is taken.
   *
   * @throws IOException when something is lost by that; it is let go all the same
   */
  default void drain(W leaving) throws IOException {}

  /**
   * Brings over what the state cannot hold, before the new one is told anything.
   *
   * @param leaving still open; empty when there is none
   * @param from id of the provider that was there last
   * @param coming just opened
   * @param to id of its provider
   * @throws IOException when it cannot be brought over; then the new one is not taken
   */
  default void carry(Optional<W> leaving, String from, W coming, String to) throws IOException {}

  /** Tells the new one the facts, and begins to use it. */
  void welcome(W coming);

  /** Nobody is there any more; told after the last one was closed. */
  default void missed() {}
}
