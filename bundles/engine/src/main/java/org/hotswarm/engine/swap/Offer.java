package org.hotswarm.engine.swap;

import java.util.Map;

/**
 * A provider in the registry.
 *
 * @param <P> its service type
 * @param provider the service
 * @param id by which settings choose it
 * @param ranking service ranking
 * @param serviceId registry number; among equals the lowest is the oldest and wins
 * @param bundle symbolic name and version of its bundle
 */
public record Offer<P>(P provider, String id, int ranking, long serviceId, Origin bundle)
    implements Comparable<Offer<?>> {

  /**
   * Which bundle a provider is from.
   *
   * @param name symbolic name
   * @param version its version
   */
  public record Origin(String name, String version) {}

  /** Of a service and its properties. */
  static <P> Offer<P> of(P provider, String id, Map<String, Object> properties, Origin bundle) {
    int ranking = properties.get("service.ranking") instanceof Integer rank ? rank : 0;
    long number = properties.get("service.id") instanceof Long serviceId ? serviceId : 0;
    return new Offer<>(provider, id, ranking, number, bundle);
  }

  @Override
  public int compareTo(Offer<?> other) {
    int byRanking = Integer.compare(other.ranking, ranking);
    return byRanking != 0 ? byRanking : Long.compare(serviceId, other.serviceId);
  }
}
