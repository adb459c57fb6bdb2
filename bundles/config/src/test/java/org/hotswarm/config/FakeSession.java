package org.hotswarm.config;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotswarm.api.ListenException;
import org.hotswarm.api.Listening;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.Settings;

/** A session that only has settings, and says what was done to it. */
final class FakeSession {
  final List<String> calls = new ArrayList<>();
  Settings settings = Settings.defaults();
  ListenException refusal;

  Session session() {
    return (Session)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> call(method.getName(), arguments));
  }

  /** It always listens somewhere. */
  private final class Listens implements Listening {
    @Override
    public Optional<InetSocketAddress> address() {
      return Optional.of(new InetSocketAddress(6881));
    }

    @Override
    public CompletionStage<InetSocketAddress> on(int firstPort, int lastPort, String address) {
      calls.add("listen on " + firstPort + " to " + lastPort + " of '" + address + "'");
      return refusal == null
          ? CompletableFuture.completedFuture(new InetSocketAddress(firstPort))
          : CompletableFuture.failedFuture(refusal);
    }
  }

  private Object call(String method, Object... arguments) throws ListenException {
    if (method.equals("settings")) {
      return settings;
    }
    if (method.equals("listening")) {
      return new Listens();
    }
    calls.add(method);
    switch (method) {
      case "apply":
        settings = (Settings) arguments[0];
        return null;
      case "restart":
        if (refusal != null) {
          return CompletableFuture.failedFuture(refusal);
        }
        settings = (Settings) arguments[0];
        return CompletableFuture.completedFuture(null);
      case "start":
        if (refusal != null) {
          throw refusal;
        }
        return null;
      default:
        throw new UnsupportedOperationException(method);
    }
  }
}
