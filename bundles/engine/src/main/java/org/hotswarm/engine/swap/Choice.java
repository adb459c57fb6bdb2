package org.hotswarm.engine.swap;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which providers a seat can use.
 *
 * @param <P> the service type
 * @param id that settings choose, perhaps with a version; empty for the best
 * @param fits what else it must be, such as speak a scheme
 */
public record Choice<P>(Supplier<String> id, Predicate<P> fits) {
  /** By id alone. */
  public static <P> Choice<P> named(Supplier<String> id) {
    return new Choice<>(id, provider -> true);
  }

  /** By what it can do. */
  public static <P> Choice<P> fitting(Predicate<P> fits) {
    return new Choice<>(() -> "", fits);
  }

  boolean takes(Offer<P> offer) {
    return offer.isCalled(id.get()) && offer.ask(fits::test).orElse(false);
  }
}
