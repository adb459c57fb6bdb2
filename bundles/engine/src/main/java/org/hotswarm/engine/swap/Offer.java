package org.hotswarm.engine.swap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.ProviderFailure;

/**
 * A provider in the registry. Two offers are equal when they are of the same service.
 *
 * @param <P> its service type
 * @param provider the service
 * @param id by which settings choose it
 * @param ranking service ranking
 * @param serviceId registry number; among equals the lowest is the oldest and wins
 * @param bundle symbolic name and version of its bundle
 * @param fence around it; null until it joins a roster, which puts it up
 */
public record Offer<P>(
    P provider, String id, int ranking, long serviceId, Origin bundle, Fence fence)
    implements Comparable<Offer<?>> {

  /**
   * Which bundle a provider is from.
   *
   * @param name symbolic name
   * @param version its version
   */
  public record Origin(String name, String version) {}

  /** One that has no fence yet. */
  public Offer(P provider, String id, int ranking, long serviceId, Origin bundle) {
    this(provider, id, ranking, serviceId, bundle, null);
  }

  /** Of a service and its properties. */
  static <P> Offer<P> of(P provider, String id, Map<String, Object> properties, Origin bundle) {
    int ranking = properties.get("service.ranking") instanceof Integer rank ? rank : 0;
    long number = properties.get("service.id") instanceof Long serviceId ? serviceId : 0;
    return new Offer<>(provider, id, ranking, number, bundle);
  }

  /** The same, behind {@code around}. */
  Offer<P> behind(Fence around) {
    return new Offer<>(provider, id, ranking, serviceId, bundle, around);
  }

  /**
   * What the provider says of itself; empty when it fails to. An offer that joined a roster has a
   * fence.
   */
  public <T> Optional<T> ask(Function<P, T> question) {
    try {
      return Optional.ofNullable(fence.<T, RuntimeException>ask(() -> question.apply(provider)));
    } catch (ProviderFailure reported) {
      return Optional.empty();
    }
  }

  /**
   * Whether settings mean this one.
   *
   * @param wanted an id, or {@code id@version} with as many parts of the version as matter; empty
   *     for any
   */
  boolean isCalled(String wanted) {
    int at = wanted.indexOf('@');
    if (at < 0) {
      return wanted.isEmpty() || wanted.equals(id);
    }
    String version = wanted.substring(at + 1);
    return wanted.substring(0, at).equals(id) && (bundle.version() + '.').startsWith(version + '.');
  }

  /** What it is called. */
  ModuleName name() {
    return new ModuleName(id, bundle.name(), bundle.version());
  }

  @Override
  public int compareTo(Offer<?> other) {
    int byRanking = Integer.compare(other.ranking, ranking);
    return byRanking != 0 ? byRanking : Long.compare(serviceId, other.serviceId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Offer<?> that
        && provider == that.provider
        && ranking == that.ranking
        && serviceId == that.serviceId;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(provider);
  }
}
