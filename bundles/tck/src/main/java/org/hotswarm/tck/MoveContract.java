package org.hotswarm.tck;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For every pair of providers and every point of a course of events: the first one's working object
 * is told the events up to there, leaves its snapshot and is closed; the second one's goes on with
 * the state and the facts. What holds without a move holds with it.
 *
 * @param <N> what a working object may ask of the engine
 * @param <S> what moves
 * @param <W> the working object
 * @param <P> the provider
 */
public abstract class MoveContract<
    N, S extends ProviderState, W extends Movable<S>, P extends Provider<N, S, W>> {
  private final Class<N> needsType;

  /**
   * @param needsType of the extension point
   */
  protected MoveContract(Class<N> needsType) {
    this.needsType = needsType;
  }

  /** Those that hand over to each other, each also to itself. */
  protected abstract List<P> providers();

  /** The course of events, from its beginning. */
  protected abstract Play<N, W> play(long seed) throws Exception;

  /** One test for each pair of providers, with a move at every point. */
  @TestFactory
  public Stream<DynamicTest> movesAtEveryPoint() {
    return pairs(
        "at every point",
        (from, to) -> {
          int length = play(1).length();
          for (int point = 0; point <= length; point++) {
            moveAt(point, from, to);
          }
        });
  }

  /** One test for each pair of providers, which take turns after every event. */
  @TestFactory
  public Stream<DynamicTest> movesAfterEveryEvent() {
    return pairs("after every event", this::takeTurns);
  }

  private interface Pair<P> {
    void play(P from, P to) throws Exception;
  }

  private Stream<DynamicTest> pairs(String when, Pair<P> pair) {
    List<P> providers = providers();
    return providers.stream()
        .flatMap(
            from ->
                providers.stream()
                    .map(
                        to ->
                            DynamicTest.dynamicTest(
                                from.id() + " to " + to.id() + " " + when,
                                () -> pair.play(from, to))));
  }

  private void moveAt(int point, P from, P to) throws Exception {
    Play<N, W> play = play(point + 1L);
    W object = open(play, from, Optional.empty());
    for (int event = 0; event < play.length(); event++) {
      if (event == point) {
        object = move(play, object, from, to);
      }
      play.step(object);
    }
    if (point >= play.length()) {
      object = move(play, object, from, to);
    }
    end(play, object);
  }

  private void takeTurns(P one, P other) throws Exception {
    Play<N, W> play = play(1);
    P here = one;
    W object = open(play, here, Optional.empty());
    for (int event = 0; event < play.length(); event++) {
      play.step(object);
      P next = here == one ? other : one;
      object = move(play, object, here, next);
      here = next;
    }
    end(play, object);
  }

  private W open(Play<N, W> play, P provider, Optional<S> state) throws Exception {
    W object = Doorstep.open(provider, needsType, play.needs(), state);
    play.replay(object);
    return object;
  }

  private W move(Play<N, W> play, W object, P from, P to) throws Exception {
    play.drain(object);
    S state = object.snapshot();
    W next = Doorstep.open(to, needsType, play.needs(), Optional.of(state));
    if (!from.id().equals(to.id())) {
      play.carry(object, next);
    }
    object.close();
    play.replay(next);
    return next;
  }

  private void end(Play<N, W> play, W object) throws Exception {
    play.finish(object);
    object.close();
    object.close();
  }
}
