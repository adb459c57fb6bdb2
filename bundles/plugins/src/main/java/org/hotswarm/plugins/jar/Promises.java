package org.hotswarm.plugins.jar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.hotswarm.api.module.ModuleException;
import org.osgi.framework.Constants;

/** What every bundle of the house keeps to, where it makes sense for strangers too. */
final class Promises {
  private static final String OURS = "org.hotswarm";

  /** What others may import of ours. */
  private static final List<String> GROUND =
      List.of("org.hotswarm.model", "org.hotswarm.spi", "org.hotswarm.api");

  private static final Map<String, String> HEADERS =
      Map.of(
          Constants.BUNDLE_ACTIVATOR, "modules begin as components, not by an activator",
          Constants.EXTENSION_BUNDLE_ACTIVATOR, "modules begin as components, not by an activator",
          Constants.FRAGMENT_HOST, "a fragment cannot be started, nor taken out of its host",
          Constants.BUNDLE_NATIVECODE, "native code cannot be replaced while it runs",
          Constants.REQUIRE_BUNDLE, "bundles are wired by package",
          Constants.DYNAMICIMPORT_PACKAGE, "what a bundle needs must be known before it starts");

  private final Contents contents;
  private final Attributes headers;

  Promises(Contents contents, Attributes headers) {
    this.contents = contents;
    this.headers = headers;
  }

  void check() throws ModuleException {
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      if (headers.getValue(header.getKey()) != null) {
        throw contents.unsuitable("has " + header.getKey() + ": " + header.getValue());
      }
    }
    refuse(exported(), "exports %s, which is Hotswarm's own");
    refuse(imported(), "imports %s: only model, spi and api are there for others");
    refuse(carried(), "carries a copy of its own of %s: import it instead");
  }

  private void refuse(Optional<String> name, String why) throws ModuleException {
    if (name.isPresent()) {
      throw contents.unsuitable(String.format(why, name.get()));
    }
  }

  private Optional<String> exported() {
    return Clauses.of(headers, Constants.EXPORT_PACKAGE)
        .paths()
        .filter(name -> isIn(OURS, name))
        .filter(name -> !isIn(ownName(), name))
        .findFirst();
  }

  private Optional<String> imported() {
    return Clauses.of(headers, Constants.IMPORT_PACKAGE)
        .paths()
        .filter(name -> isIn(OURS, name))
        .filter(name -> GROUND.stream().noneMatch(room -> isIn(room, name)))
        .findFirst();
  }

  private Optional<String> carried() {
    Stream<String> packages =
        contents.entries().stream()
            .filter(entry -> entry.endsWith(".class") && entry.contains("/"))
            .map(entry -> entry.substring(0, entry.lastIndexOf('/')).replace('/', '.'));
    return packages
        .filter(name -> GROUND.stream().anyMatch(room -> isIn(room, name)))
        .filter(name -> !isIn(ownName(), name))
        .findFirst();
  }

  /** Our own bundles are updated by this way too. */
  private String ownName() {
    return Clauses.of(headers, Constants.BUNDLE_SYMBOLICNAME).paths().findFirst().orElse("");
  }

  private static boolean isIn(String root, String name) {
    return name.equals(root) || name.startsWith(root + ".");
  }
}
