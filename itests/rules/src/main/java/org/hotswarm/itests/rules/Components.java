package org.hotswarm.itests.rules;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a bundle tells the service component runtime and the framework. */
final class Components {

  private static final Pattern CLASS = Pattern.compile("<implementation class=\"([^\"]+)\"");
  private static final Pattern SERVICE = Pattern.compile("<provide interface=\"([^\"]+)\"");

  private Components() {}

  static Stream<String> lookups(Bundle bundle) {
    return bundle.storey().looksUp()
        ? Stream.empty()
        : bundle.components().entrySet().stream()
            .filter(component -> component.getValue().contains("<reference"))
            .map(component -> component.getKey() + " has a reference");
  }

  /**
   * A provider without one could not be found; it may have several, one for each extension point.
   */
  static Stream<String> none(Bundle bundle) {
    boolean wrong =
        bundle.storey() == Storey.PROVIDER
            && !bundle.classes().isEmpty()
            && bundle.components().isEmpty();
    return wrong ? Stream.of("has no component") : Stream.empty();
  }

  /** Applications without a registry find a provider by {@link java.util.ServiceLoader}. */
  static Stream<String> notLoadable(Bundle bundle) {
    return bundle.storey() != Storey.PROVIDER
        ? Stream.empty()
        : bundle.components().values().stream().flatMap(xml -> notLoadable(bundle, xml));
  }

  private static Stream<String> notLoadable(Bundle bundle, String component) {
    String type = CLASS.matcher(component).results().map(it -> it.group(1)).findFirst().orElse("");
    return SERVICE
        .matcher(component)
        .results()
        .map(it -> it.group(1))
        .filter(
            service -> bundle.loadable().getOrDefault(service, "").lines().noneMatch(type::equals))
        .map(service -> "does not name " + type + " in META-INF/services/" + service);
  }

  static Stream<String> activator(Bundle bundle) {
    return Stream.of("Bundle-Activator", "ExtensionBundle-Activator")
        .filter(header -> bundle.headers().getValue(header) != null)
        .map(header -> "has " + header + ": " + bundle.headers().getValue(header));
  }
}
