package org.hotswarm.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;

/**
 * The way a working object comes into the house: opened on a thread that is not its owner, within a
 * budget, and without asking anything before it is in.
 */
final class Doorstep {
  private static final int BUDGET_SECONDS = 2;

  private volatile boolean inside;

  /** Opens a working object as the engine does. */
  static <N, S extends ProviderState, W extends Movable<S>> W open(
      Provider<N, S, W> provider, Class<N> needsType, N needs, Optional<S> state) {
    Doorstep doorstep = new Doorstep();
    N guarded = doorstep.guard(needsType, needs);
    W opened;
    try {
      opened =
          CompletableFuture.supplyAsync(() -> provider.open(guarded, state))
              .orTimeout(BUDGET_SECONDS, TimeUnit.SECONDS)
              .join();
    } catch (CompletionException failure) {
      throw new AssertionError(
          "open failed, or took more than " + BUDGET_SECONDS + " s", failure.getCause());
    }
    if (opened == null) {
      throw new AssertionError("open answered null");
    }
    doorstep.inside = true;
    return opened;
  }

  private <N> N guard(Class<N> type, N needs) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!inside && method.getDeclaringClass() != Object.class) {
                throw new IllegalStateException(
                    method.getName() + " was asked before open had returned");
              }
              try {
                return method.invoke(needs, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
