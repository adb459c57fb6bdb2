package org.hotswarm.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The features install in Karaf and leave nothing of ours behind. Karaf has no network and no
 * repository here but its own and one that the build lays out.
 *
 * <p>Names of our classes are text here: the test's own bundle must not be wired to ours, or it
 * would go with them.
 */
@RunWith(PaxExam.class)
public class FeaturesIT {
  private static final String MVN = "etc/org.ops4j.pax.url.mvn.cfg";
  private static final String MVN_SETTING = "org.ops4j.pax.url.mvn.";
  private static final String ALL = "hotswarm-all";
  private static final String ENGINE = "hotswarm-engine";
  private static final Set<String> BASE = Set.of(ALL, ENGINE, "hotswarm-netty");
  private static final String SESSION = "org.hotswarm.api.Session";
  private static final long PATIENCE_MILLIS = 20_000;

  @Inject private BundleContext context;
  @Inject private FeaturesService features;

  /** Karaf as it comes, without its way to the world. */
  @Configuration
  public Option[] karaf() {
    String version = System.getProperty("karaf.version");
    URI distribution = Path.of(System.getProperty("karaf.distribution")).toUri();
    URI repository = Path.of(System.getProperty("hotswarm.repository")).toUri();
    File directory = new File(System.getProperty("exam.directory"));
    return options(
        karafDistributionConfiguration()
            .frameworkUrl(distribution.toString())
            .karafVersion(version)
            .unpackDirectory(directory)
            .useDeployFolder(false),
        configureSecurity().disableKarafMBeanServerBuilder(),
        configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
        logLevel(LogLevel.WARN),
        systemTimeout(40_000),
        editConfigurationFilePut(
            MVN,
            MVN_SETTING + "defaultRepositories",
            "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots,"
                + repository
                + "@id=under.test@snapshots"),
        editConfigurationFilePut(MVN, MVN_SETTING + "repositories", ""),
        editConfigurationFilePut(
            MVN, MVN_SETTING + "localRepository", new File(directory, "local").toString()),
        editConfigurationFilePut(
            "etc/system.properties", "hotswarm.version", System.getProperty("hotswarm.version")));
  }

  @Test
  public void everythingInstallsAndNothingStays() throws Exception {
    String version = System.getProperty("hotswarm.version");
    URI repository = URI.create("mvn:org.hotswarm/hotswarm-karaf/" + version + "/xml/features");
    assertEquals(List.of(), ours());

    features.addRepository(repository);
    Set<String> named = bundlesNamedBy(features.getRepository(repository));
    features.installFeature(ALL);
    assertEquals(named, locations(ours()));
    assertEquals(List.of(), ours().stream().filter(bundle -> !isActive(bundle)).toList());
    assertNotNull("no session came", session());

    features.uninstallFeature(ALL);
    features.removeRepository(repository);
    assertEquals(List.of(), ours());
    assertEquals(List.of(), Stream.of(features.listFeatures()).filter(FeaturesIT::isOurs).toList());
  }

  /** A service has its id for life: the same id means that the engine was never restarted. */
  @Test
  public void noOptionalFeatureRestartsTheEngine() throws Exception {
    String version = System.getProperty("hotswarm.version");
    URI repository = URI.create("mvn:org.hotswarm/hotswarm-karaf/" + version + "/xml/features");
    features.addRepository(repository);
    features.installFeature(ENGINE);
    assertNotNull("no session came", session());
    Object engine = sessionId();
    for (Feature feature : features.getRepository(repository).getFeatures()) {
      String name = feature.getName();
      if (!BASE.contains(name)) {
        features.installFeature(name);
        assertEquals("installing " + name, engine, sessionId());
        features.uninstallFeature(name);
        assertEquals("uninstalling " + name, engine, sessionId());
      }
    }
    features.uninstallFeature(ENGINE);
    features.removeRepository(repository);
    assertEquals(List.of(), ours());
  }

  private Object sessionId() throws Exception {
    return context.getAllServiceReferences(SESSION, null)[0].getProperty(
        org.osgi.framework.Constants.SERVICE_ID);
  }

  private List<Bundle> ours() {
    return Stream.of(context.getBundles()).filter(bundle -> isOurs(bundle.getLocation())).toList();
  }

  private static boolean isOurs(Feature feature) {
    return feature.getName().startsWith("hotswarm");
  }

  private static boolean isOurs(String location) {
    return location.startsWith("mvn:org.hotswarm/");
  }

  private static boolean isActive(Bundle bundle) {
    return bundle.getState() == Bundle.ACTIVE;
  }

  private static Set<String> locations(List<Bundle> bundles) {
    return bundles.stream().map(Bundle::getLocation).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All of ours, whichever feature names them. */
  private static Set<String> bundlesNamedBy(Repository repository) throws Exception {
    return Stream.of(repository.getFeatures())
        .flatMap(feature -> feature.getBundles().stream())
        .map(BundleInfo::getLocation)
        .filter(FeaturesIT::isOurs)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Object session() throws InterruptedException {
    ServiceTracker<?, ?> tracker = new ServiceTracker<>(context, SESSION, null);
    tracker.open(true);
    try {
      return tracker.waitForService(PATIENCE_MILLIS);
    } finally {
      tracker.close();
    }
  }
}
