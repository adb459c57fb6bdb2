package org.hotswarm.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The service in the registry: a stateless factory. Opens working objects, perhaps where another
 * left off.
 *
 * @param <N> what a working object may ask of the engine
 * @param <S> what moves from one working object to the next
 * @param <W> the working object
 */
@ConsumerType
public interface Provider<N, S extends ProviderState, W extends Movable<S>> {

  /**
   * The name by which settings choose this provider, such as {@code rarest}; lower case, no blanks.
   */
  String id();

  /**
   * Opens a working object. It must return at once and must not call back into {@code needs} before
   * it returns. To see that a provider can be relied on, its first working object is opened on a
   * thread that is not the owner, while another one works still; it may be closed unused.
   *
   * @param needs what it may ask of the engine, for as long as it is open
   * @param state where another left off; a state of a version it cannot read is ignored, never
   *     guessed at
   */
  W open(N needs, Optional<S> state);
}
