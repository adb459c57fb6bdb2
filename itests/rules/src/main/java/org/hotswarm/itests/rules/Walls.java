package org.hotswarm.itests.rules;

import java.util.stream.Stream;

/** Who may see whom. */
final class Walls {

  private Walls() {}

  static Stream<String> wrongName(Bundle bundle) {
    String name = bundle.headers().getValue("Bundle-SymbolicName");
    return bundle.rootPackage().equals(name)
        ? Stream.empty()
        : Stream.of("is named " + name + ", not " + bundle.rootPackage());
  }

  static Stream<String> foreignPackages(Bundle bundle) {
    return bundle.classes().stream()
        .filter(type -> !Storey.isIn(bundle.rootPackage(), type.packageName()))
        .map(type -> "holds " + type.name());
  }

  static Stream<String> exports(Bundle bundle) {
    return bundle.storey().exports()
        ? Stream.empty()
        : bundle.packagesIn("Export-Package").stream().map(name -> "exports " + name);
  }

  static Stream<String> imports(Bundle bundle) {
    return bundle.packagesIn("Import-Package").stream()
        .filter(name -> Storey.isIn("org.hotswarm", name))
        .filter(name -> !Storey.isIn(bundle.rootPackage(), name))
        .filter(name -> !bundle.storey().mayImport(name))
        .map(name -> "imports " + name);
  }

  static Stream<String> otherWiring(Bundle bundle) {
    return Stream.of("Require-Bundle", "DynamicImport-Package", "Fragment-Host")
        .filter(header -> bundle.headers().getValue(header) != null)
        .map(header -> "has " + header + ": " + bundle.headers().getValue(header));
  }
}
