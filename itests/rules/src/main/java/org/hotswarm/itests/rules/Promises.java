package org.hotswarm.itests.rules;

import java.util.List;
import java.util.stream.Stream;

/** What the ground floor lets its callers see. */
final class Promises {

  /** Channels are Netty's, and the transport provider makes them. */
  private static final String CHANNELS = "org.hotswarm.spi.transport";

  private static final List<String> LIBRARIES =
      List.of("com.google.common", "org.slf4j", "io.netty");

  private Promises() {}

  static Stream<String> libraryTypes(Bundle bundle) {
    return switch (bundle.storey()) {
      case MODEL, SPI, API ->
          bundle.classes().stream()
              .filter(type -> !type.packageName().equals(CHANNELS))
              .flatMap(Promises::libraryTypes);
      default -> Stream.empty();
    };
  }

  private static Stream<String> libraryTypes(ClassFacts type) {
    return type.promises().stream()
        .filter(name -> LIBRARIES.stream().anyMatch(library -> Storey.isIn(library, name)))
        .map(name -> type.name() + " promises " + name);
  }
}
