package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {

  private static final String PLAIN = "<scr:component><service/></scr:component>";
  private static final String LOOKING = "<scr:component><reference name=\"x\"/></scr:component>";

  @TempDir Path directory;

  @Test
  void onlyTheEngineAndTheEdgeLookServicesUp() throws IOException {
    assertThat(Components.lookups(sample("engine").component("a", LOOKING).read())).isEmpty();
    assertThat(Components.lookups(sample("shell").component("a", LOOKING).read())).isEmpty();
    assertThat(Components.lookups(sample("wire").component("a", PLAIN).read())).isEmpty();
    assertThat(Components.lookups(sample("wire").component("a", LOOKING).read()))
        .containsExactly("OSGI-INF/a.xml has a reference");
  }

  @Test
  void aProviderHasAtLeastOneComponent() throws IOException {
    assertThat(Components.none(provider().read())).containsExactly("has no component");
    assertThat(Components.none(provider().component("a", PLAIN).read())).isEmpty();
    assertThat(Components.none(provider().component("a", PLAIN).component("b", PLAIN).read()))
        .isEmpty();
    assertThat(Components.none(sample("model").source("org.hotswarm.model.M", "class M {}").read()))
        .isEmpty();
  }

  @Test
  void aProviderIsLoadableToo() throws IOException {
    String xml =
        "<scr:component><service><provide interface=\"a.Door\"/></service>"
            + "<implementation class=\"b.Oak\"/></scr:component>";
    String missing = "does not name b.Oak in META-INF/services/a.Door";
    assertThat(Components.notLoadable(provider().component("a", xml).read()))
        .containsExactly(missing);
    assertThat(
            Components.notLoadable(
                provider().component("a", xml).loadable("a.Door", "b.Oaken\n").read()))
        .containsExactly(missing);
    assertThat(
            Components.notLoadable(
                provider().component("a", xml).loadable("a.Door", "b.Ash\nb.Oak\n").read()))
        .isEmpty();
    assertThat(Components.notLoadable(sample("shell").component("a", xml).read())).isEmpty();
  }

  @Test
  void bundlesHaveNoActivator() throws IOException {
    assertThat(Components.activator(provider().read())).isEmpty();
    assertThat(Components.activator(provider().header("Bundle-Activator", "a.B").read()))
        .containsExactly("has Bundle-Activator: a.B");
  }

  private Sample provider() throws IOException {
    return sample("wire").source("org.hotswarm.wire.Codec", "class Codec {}");
  }

  private Sample sample(String room) throws IOException {
    return new Sample(directory, room);
  }
}
