package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every built bundle keeps every rule, and is delivered. */
class HouseRulesIT {

  private final House house = new House();

  @TestFactory
  Stream<DynamicTest> everyBundleKeeps() throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    for (String room : house.rooms()) {
      bundles.add(house.bundle(room));
    }
    return HouseRules.ALL.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> keep(rule, bundles)));
  }

  private static void keep(Rule rule, List<Bundle> bundles) {
    assertThat(bundles).flatMap(bundle -> broken(rule, bundle)).as(rule.sentence()).isEmpty();
  }

  private static List<String> broken(Rule rule, Bundle bundle) {
    return rule.check().broken(bundle).map(line -> bundle.room() + " " + line).toList();
  }

  @Test
  void theRulesAreAppliedToTheWholeHouse() throws IOException {
    assertThat(house.rooms()).contains("model", "spi", "api", "engine", "cli");
    assertThat(house.bundle("model").classes()).isNotEmpty();
  }

  /** Karaf has a shell in place of the command line; the contract kit runs in tests only. */
  @Test
  void everyBundleIsDelivered() throws IOException {
    String bom = house.text("features/bom/pom.xml");
    String features = house.text("features/karaf/src/main/feature/features.xml");
    for (String room : house.rooms()) {
      assertThat(bom).contains("<artifactId>hotswarm-" + room + "</artifactId>");
      if (!Set.of("cli", "tck").contains(room)) {
        assertThat(features).contains("mvn:org.hotswarm/hotswarm-" + room + "/");
      }
    }
  }
}
