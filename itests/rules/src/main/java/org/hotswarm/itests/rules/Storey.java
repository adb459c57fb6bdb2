package org.hotswarm.itests.rules;

import java.util.List;
import java.util.Set;

/** Where a bundle stands in the house, and which of the house's packages it may import. */
enum Storey {
  MODEL,
  SPI("model"),
  API("model"),
  ENGINE("model", "spi", "api"),
  PROVIDER("model", "spi"),
  EDGE("model", "api"),
  KIT("model", "spi", "api");

  private static final Set<String> EDGES =
      Set.of(
          "cli",
          "config",
          "plugins",
          "shell",
          "events",
          "rpc-transmission",
          "web",
          "stream",
          "metrics",
          "tracker-server");

  private final List<String> below;

  Storey(String... below) {
    this.below = List.of(below);
  }

  /** The storey of the bundle in directory {@code bundles/<room>}. */
  static Storey of(String room) {
    return switch (room) {
      case "model" -> MODEL;
      case "spi" -> SPI;
      case "api" -> API;
      case "engine" -> ENGINE;
      case "tck" -> KIT;
      default -> EDGES.contains(room) ? EDGE : PROVIDER;
    };
  }

  /** Whether others may see its packages. */
  boolean exports() {
    return this == MODEL || this == SPI || this == API || this == KIT;
  }

  /** Whether its components may look services up. */
  boolean looksUp() {
    return this == ENGINE || this == EDGE;
  }

  /** Whether it may import {@code packageName}, one of the house's. */
  boolean mayImport(String packageName) {
    return below.stream().anyMatch(room -> isIn("org.hotswarm." + room, packageName));
  }

  static boolean isIn(String root, String packageName) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
