package org.hotswarm.itests.rules;

import java.util.stream.Stream;

/** What a bundle tells the service component runtime and the framework. */
final class Components {

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

  static Stream<String> activator(Bundle bundle) {
    return Stream.of("Bundle-Activator", "ExtensionBundle-Activator")
        .filter(header -> bundle.headers().getValue(header) != null)
        .map(header -> "has " + header + ": " + bundle.headers().getValue(header));
  }
}
