package org.hotswarm.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.options.CompositeOption;
import org.ops4j.pax.exam.options.DefaultCompositeOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The delivered bundles fit together in one framework, and the engine finds all of them. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DeliveredBundlesIT {
  private static final String OURS = "org.hotswarm.";
  private static final String EXTENSION_POINT = "org.hotswarm.spi.";

  @Inject private BundleContext context;
  @Inject private ServiceComponentRuntime components;
  @Inject private Session session;
  @Inject private TorrentFactory torrents;

  /** The framework of the executable jar. */
  @Configuration
  public Option[] framework() {
    return options(
        junitBundles(),
        systemPackages(Delivered.LOGGING.toArray(String[]::new)),
        systemPackages("org.slf4j;version=1.7.36"),
        systemPackages("org.assertj.core.api", "org.assertj.core.groups"),
        delivered());
  }

  private static CompositeOption delivered() {
    return new DefaultCompositeOption(
        Delivered.bundles().stream()
            .map(jar -> bundle(jar.toUri().toString()).start(!isFragment(jar)))
            .toArray(Option[]::new));
  }

  private static boolean isFragment(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(Constants.FRAGMENT_HOST) != null;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  public void everyBundleIsActive() {
    assertThat(bundles().filter(bundle -> !isFragment(bundle)))
        .isNotEmpty()
        .allSatisfy(
            bundle -> assertThat(bundle.getState()).as(name(bundle)).isEqualTo(Bundle.ACTIVE));
  }

  /** One native transport fits this machine; the others stay aside. */
  @Test
  public void everyFragmentThatFitsIsAttached() {
    assertThat(bundles().filter(DeliveredBundlesIT::isFragment).filter(this::isForThisMachine))
        .allSatisfy(
            bundle -> assertThat(bundle.getState()).as(name(bundle)).isEqualTo(Bundle.RESOLVED));
  }

  @Test
  public void everyComponentIsSatisfied() {
    Bundle[] ours = ours().toArray(Bundle[]::new);
    List<ComponentDescriptionDTO> all = List.copyOf(components.getComponentDescriptionDTOs(ours));
    assertThat(all).isNotEmpty();
    for (ComponentDescriptionDTO component : all) {
      assertThat(components.getComponentConfigurationDTOs(component))
          .as(component.implementationClass)
          .isNotEmpty()
          .allMatch(
              configuration ->
                  configuration.state == ComponentConfigurationDTO.SATISFIED
                      || configuration.state == ComponentConfigurationDTO.ACTIVE);
    }
  }

  @Test
  public void theEngineListsEveryProvider() throws InvalidSyntaxException {
    List<String> registered =
        Arrays.stream(context.getAllServiceReferences(null, null))
            .filter(DeliveredBundlesIT::isProvider)
            .map(provider -> name(provider.getBundle()))
            .sorted()
            .toList();
    assertThat(registered).isNotEmpty();
    assertThat(session.modules().stream().map(module -> module.name().bundle()).sorted())
        .containsExactlyElementsOf(registered);
    assertThat(session.modules())
        .allSatisfy(
            module -> assertThat(module.name().id()).as(module.name().bundle()).isNotBlank());
  }

  @Test
  public void torrentsAreReadWithoutASession() throws Exception {
    String link = "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=name";
    assertThat(torrents.magnet(link).infoHash().toString())
        .contains("0123456789abcdef0123456789abcdef01234567");
    assertThat(session.status().port()).as("nobody started the session").isZero();
  }

  private Stream<Bundle> bundles() {
    return Arrays.stream(context.getBundles());
  }

  private Stream<Bundle> ours() {
    return bundles().filter(bundle -> name(bundle).startsWith(OURS));
  }

  private static String name(Bundle bundle) {
    return String.valueOf(bundle.getSymbolicName());
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }

  private boolean isForThisMachine(Bundle fragment) {
    String machine = context.getProperty(Constants.FRAMEWORK_PROCESSOR).replace('-', '_');
    String needed = fragment.getHeaders("").get(Constants.BUNDLE_NATIVECODE);
    return needed == null || needed.contains("processor=" + machine);
  }

  private static boolean isProvider(ServiceReference<?> reference) {
    return Arrays.stream((String[]) reference.getProperty(Constants.OBJECTCLASS))
        .anyMatch(type -> type.startsWith(EXTENSION_POINT));
  }
}
