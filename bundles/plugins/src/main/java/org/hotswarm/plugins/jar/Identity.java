package org.hotswarm.plugins.jar;

import java.util.jar.Attributes;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.plugins.jar.Clauses.Clause;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Who a bundle says it is. */
record Identity(String name, Version version, boolean isSingleton) {
  private static final String LAYOUT = "2";

  static Identity of(Attributes headers, Contents contents) throws ModuleException {
    var names = Clauses.of(headers, Constants.BUNDLE_SYMBOLICNAME).all();
    if (names.isEmpty()) {
      throw contents.unsuitable("is no OSGi bundle: it has no Bundle-SymbolicName");
    }
    String layout = headers.getValue(Constants.BUNDLE_MANIFESTVERSION);
    if (layout == null || !LAYOUT.equals(layout.strip())) {
      throw contents.unsuitable(
          "is a bundle of another kind: Bundle-ManifestVersion must be 2, and is "
              + (layout == null ? "not there" : layout));
    }
    Clause name = names.get(0);
    return new Identity(
        name.paths().get(0),
        version(headers, contents),
        name.says(Constants.SINGLETON_DIRECTIVE, "true"));
  }

  private static Version version(Attributes headers, Contents contents) throws ModuleException {
    String value = headers.getValue(Constants.BUNDLE_VERSION);
    try {
      return Version.parseVersion(value);
    } catch (IllegalArgumentException malformed) {
      throw contents.unsuitable("has no proper Bundle-Version: " + value);
    }
  }
}
