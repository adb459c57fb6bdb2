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

  static Stream<String> tooMany(Bundle bundle) {
    int count = bundle.components().size();
    boolean wrong = bundle.storey() == Storey.PROVIDER && !bundle.classes().isEmpty() && count != 1;
    return wrong ? Stream.of("has " + count + " components") : Stream.empty();
  }

  static Stream<String> activator(Bundle bundle) {
    return Stream.of("Bundle-Activator", "ExtensionBundle-Activator")
        .filter(header -> bundle.headers().getValue(header) != null)
        .map(header -> "has " + header + ": " + bundle.headers().getValue(header));
  }
}
