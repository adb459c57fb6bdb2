package org.hotswarm.plugins.jar;

import java.nio.file.Path;
import java.util.jar.Attributes;
import org.hotswarm.api.module.ModuleException;
import org.osgi.framework.Version;

/**
 * A jar that has been looked through and may be tried.
 *
 * @param file a copy that nobody else can write
 * @param name symbolic name
 * @param version of the bundle
 * @param isSingleton whether no second version of it may be there
 */
public record BundleJar(Path file, String name, Version version, boolean isSingleton) {

  /**
   * Looks through {@code file}.
   *
   * @param shown its name, for people
   * @throws ModuleException when it may not be tried; the message says why
   */
  public static BundleJar read(Path file, String shown) throws ModuleException {
    Contents contents = Contents.read(file, shown);
    Attributes headers = contents.manifest();
    Identity identity = Identity.of(headers, contents);
    new Promises(contents, headers).check();
    new ComponentFiles(contents, headers).check();
    return new BundleJar(file, identity.name(), identity.version(), identity.isSingleton());
  }
}
