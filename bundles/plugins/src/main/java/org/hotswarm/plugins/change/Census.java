package org.hotswarm.plugins.change;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.plugins.trial.Curtain;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Which bundles there are, and which of them may be touched. Any thread. */
public final class Census {
  static final String TRIAL = "hotswarm-trial:";
  private static final String HERE = "hotswarm-plugin:";
  private static final String OURS = "org.hotswarm.";
  private static final String ENGINE = "org.hotswarm.engine";
  private static final String EXTENSION_POINTS = "org.hotswarm.spi.";

  private final BundleContext context;
  private final Curtain curtain;

  /** Of that framework; whoever is behind the curtain does not count. */
  Census(BundleContext context, Curtain curtain) {
    this.context = context;
    this.curtain = curtain;
  }

  /** The bundles that bring modules, and those that were installed here. */
  public List<BundleStatus> all() {
    return modules().map(Census::status).toList();
  }

  private Stream<Bundle> modules() {
    return bundles().filter(bundle -> isInstalledHere(bundle) || bringsModules(bundle));
  }

  private Stream<Bundle> bundles() {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> !bundle.getLocation().startsWith(TRIAL) && !curtain.hides(bundle));
  }

  /** How a bundle is. */
  public static BundleStatus status(Bundle bundle) {
    String location = bundle.getLocation();
    return new BundleStatus(
        String.valueOf(bundle.getSymbolicName()),
        bundle.getVersion().toString(),
        state(bundle.getState()),
        isInstalledHere(bundle) ? source(bundle).toString() : location);
  }

  private static String state(int state) {
    return switch (state) {
      case Bundle.INSTALLED -> "installed";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.STARTING -> "starting";
      case Bundle.ACTIVE -> "active";
      case Bundle.STOPPING -> "stopping";
      default -> "uninstalled";
    };
  }

  /**
   * A bundle that may be stopped and taken out.
   *
   * @param name symbolic name, or its part behind {@code org.hotswarm.}; with {@code :version} when
   *     there are several
   */
  public Bundle module(String name) throws ModuleException {
    Bundle bundle = named(name);
    if (isInstalledHere(bundle) || bringsModules(bundle)) {
      return bundle;
    }
    throw new ModuleException(
        Kind.UNSUITABLE,
        bundle.getSymbolicName()
            + " is not touched: only bundles that bring modules, and those installed here, can be"
            + " stopped or taken out"
            + (isEngine(bundle) ? "; the engine can be updated" : ""));
  }

  /** A bundle that may be updated: a module, or the engine. */
  public Bundle updatable(String name) throws ModuleException {
    Bundle bundle = named(name);
    return isEngine(bundle) ? bundle : module(name);
  }

  static boolean isEngine(Bundle bundle) {
    return ENGINE.equals(bundle.getSymbolicName());
  }

  private Bundle named(String name) throws ModuleException {
    List<Bundle> found = bundles().filter(bundle -> isNamed(bundle, name)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      String known =
          modules().map(Bundle::getSymbolicName).sorted().collect(Collectors.joining(", "));
      throw new ModuleException(
          Kind.UNKNOWN, "there is no bundle " + name + "; those with modules are " + known);
    }
    String several = found.stream().map(Census::nameAndVersion).collect(Collectors.joining(", "));
    throw new ModuleException(Kind.UNKNOWN, "which " + name + "? There are " + several);
  }

  private static boolean isNamed(Bundle bundle, String name) {
    String full = String.valueOf(bundle.getSymbolicName());
    return Stream.of(full, nameAndVersion(bundle))
        .anyMatch(own -> own.equals(name) || own.equals(OURS + name));
  }

  private static String nameAndVersion(Bundle bundle) {
    return bundle.getSymbolicName() + ":" + bundle.getVersion();
  }

  /** Any bundle of that name and version. */
  Optional<Bundle> find(String name, Version version) {
    return bundles()
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .filter(bundle -> version.equals(bundle.getVersion()))
        .findFirst();
  }

  private static boolean bringsModules(Bundle bundle) {
    return registers(bundle)
        || (!isEngine(bundle) && !exportsOurs(bundle) && needsExtensionPoints(bundle));
  }

  private static boolean registers(Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    return services != null
        && Arrays.stream(services)
            .map(service -> (String[]) service.getProperty(Constants.OBJECTCLASS))
            .flatMap(Stream::of)
            .anyMatch(type -> type.startsWith(EXTENSION_POINTS));
  }

  /** The extension points import themselves. */
  private static boolean exportsOurs(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null
        && revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
            .map(exported -> exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
            .anyMatch(name -> String.valueOf(name).startsWith(OURS));
  }

  /** One that is stopped registers nothing, but it still imports what it implements. */
  private static boolean needsExtensionPoints(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null
        && revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
            .map(BundleRequirement::getDirectives)
            .map(directives -> directives.getOrDefault(Constants.FILTER_DIRECTIVE, ""))
            .anyMatch(filter -> filter.contains("wiring.package=" + EXTENSION_POINTS));
  }

  /** Whether it was installed by this room. */
  public static boolean isInstalledHere(Bundle bundle) {
    return bundle.getLocation().startsWith(HERE);
  }

  /** The file that a bundle installed here came from. */
  public static Path source(Bundle bundle) {
    String location = bundle.getLocation();
    return Path.of(location.substring(HERE.length(), location.lastIndexOf('#')));
  }

  /** The bundles that came from files in that directory. */
  public List<Bundle> from(Path directory) {
    return bundles()
        .filter(Census::isInstalledHere)
        .filter(bundle -> directory.equals(source(bundle).getParent()))
        .toList();
  }

  /** A location that is not taken. */
  String locationFor(Path jar) {
    String prefix = HERE + jar.toAbsolutePath().normalize() + "#";
    int free = 1;
    while (context.getBundle(prefix + free) != null) {
      free++;
    }
    return prefix + free;
  }
}
