package org.hotswarm.itests.load;

import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/** A provider bundle, and what can be done to it. */
final class Part {
  /** What the name of a copy ends with. */
  static final String NEWCOMER = ".newcomer";

  private static final String EXTENSION_POINT = "org.hotswarm.spi.";
  private static final int HIGHEST = 1000;

  private final BundleContext context;
  private final String name;
  private final String location;
  private final Archive archive;
  private final Loaders loaders;
  private final Choices choices;
  private Bundle bundle;
  private Bundle newcomer;
  private int number;

  private Part(BundleContext context, Bundle bundle, Loaders loaders, Choices choices) {
    this.context = context;
    this.name = bundle.getSymbolicName();
    this.location = bundle.getLocation();
    this.archive = Archive.of(bundle);
    this.loaders = loaders;
    this.choices = choices;
    this.bundle = bundle;
  }

  /** One for each bundle that has registered a provider. */
  static List<Part> all(BundleContext context, Loaders loaders, Choices choices) {
    return Stream.of(context.getBundles())
        .filter(Part::provides)
        .map(bundle -> new Part(context, bundle, loaders, choices))
        .toList();
  }

  private static boolean provides(Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    return services != null
        && Stream.of(services)
            .flatMap(service -> Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS)))
            .anyMatch(type -> type.startsWith(EXTENSION_POINT));
  }

  /** Symbolic name of its bundle. */
  String name() {
    return name;
  }

  /** Whether a bundle of that name is this one, or its copy. */
  boolean is(String bundle) {
    return bundle.equals(name) || bundle.equals(name + NEWCOMER);
  }

  /** What may be done next; anything is as likely. */
  Kind next(Random random) {
    if (newcomer != null) {
      return Kind.NEWCOMER_LEAVES;
    }
    List<Kind> possible = possible();
    return possible.get(random.nextInt(possible.size()));
  }

  /** What may be done while there is no copy. */
  List<Kind> possible() {
    Stream<Kind> always =
        Stream.of(Kind.UPDATE, Kind.NEW_VERSION, Kind.RESTART, Kind.NEWCOMER, Kind.REINSTALL);
    return (choices.concern(name) ? Stream.concat(always, Stream.of(Kind.CHOICE)) : always)
        .toList();
  }

  /** Does it; returns as soon as the framework does. */
  void swap(Kind kind, Random random) throws BundleException {
    number++;
    switch (kind) {
      case UPDATE -> update(archive.same());
      case NEW_VERSION -> update(archive.version(number));
      case RESTART -> restart();
      case NEWCOMER -> come();
      case NEWCOMER_LEAVES -> go();
      case CHOICE -> choices.change(random);
      case REINSTALL -> reinstall();
    }
  }

  private void update(InputStream jar) throws BundleException {
    loaders.leaving(bundle);
    bundle.update(jar);
    refresh(bundle);
  }

  private void restart() throws BundleException {
    bundle.stop();
    bundle.start();
  }

  private void come() throws BundleException {
    newcomer = context.installBundle(location + NEWCOMER, archive.newcomer(number, HIGHEST));
    newcomer.start();
  }

  private void go() throws BundleException {
    loaders.leaving(newcomer);
    newcomer.uninstall();
    refresh(newcomer);
    newcomer = null;
  }

  private void reinstall() throws BundleException {
    loaders.leaving(bundle);
    bundle.uninstall();
    refresh(bundle);
    bundle = context.installBundle(location, archive.same());
    bundle.start();
  }

  /** Nobody is wired to a provider, so this concerns nobody else. */
  private void refresh(Bundle changed) {
    FrameworkWiring framework =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    if (framework.getRemovalPendingBundles().contains(changed)) {
      framework.refreshBundles(List.of(changed));
    }
  }

  /** As it was at first, with no copy. */
  void settle() throws BundleException {
    if (newcomer != null) {
      go();
    }
  }
}
