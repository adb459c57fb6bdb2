package org.hotswarm.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;

/**
 * In Karaf too every provider is swapped under load, and nobody notices. Each build makes a few
 * swaps of each, the profile {@code swap-cost} two hundred.
 *
 * <p>Our classes are there only when their features are, so they are met in {@link LoadedKaraf}.
 */
@RunWith(PaxExam.class)
public class SwapUnderLoadIT {
  private static final List<String> CARRIED =
      List.of(
          "hotswarm.version",
          "hotswarm.bundles",
          "slf4j.version",
          "swaps.bundle",
          "swaps.full",
          "swaps.home",
          "swaps.table");

  @Inject private BundleContext context;
  @Inject private FeaturesService features;

  /** The same Karaf, told what the other side is made of. */
  @Configuration
  public Option[] karaf() {
    Stream<Option> more =
        Stream.of(
            vmOption("-Xmx1g"),
            vmOption("-XX:TieredStopAtLevel=1"),
            carry(LoadedKaraf.OUTSIDE, System.getProperty("java.class.path")));
    Stream<Option> carried = CARRIED.stream().map(name -> carry(name, System.getProperty(name)));
    return Stream.of(Stream.of(new FeaturesIT().karaf()), more, carried)
        .flatMap(options -> options)
        .toArray(Option[]::new);
  }

  private static Option carry(String name, String value) {
    return editConfigurationFilePut("etc/system.properties", name, value);
  }

  @Test
  public void nobodyNotices() throws Exception {
    String version = System.getProperty("hotswarm.version");
    features.addRepository(
        URI.create("mvn:org.hotswarm/hotswarm-karaf/" + version + "/xml/features"));
    features.installFeature("hotswarm-all");
    context.installBundle(System.getProperty("swaps.bundle"));
    assertEquals(List.of(), new LoadedKaraf(context).objections());
  }
}
