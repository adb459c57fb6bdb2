package org.hotswarm.itests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** What is done to a bundle, in a framework without anything else. */
class PartTest {
  private static final String COMPONENT =
      "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"a.B\">\n"
          + "  <property name=\"service.ranking\" type=\"Integer\" value=\"10\"/>\n"
          + "  <implementation class=\"a.B\"/>\n"
          + "</scr:component>";

  @TempDir Path directory;

  private Framework framework;
  private Bundle bundle;

  @BeforeEach
  void install() throws Exception {
    Map<String, String> settings = Map.of(Constants.FRAMEWORK_STORAGE, directory.toString());
    framework = new FrameworkFactory().newFramework(settings);
    framework.start();
    bundle = framework.getBundleContext().installBundle("memory:one", jar());
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  private static InputStream jar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.putValue("Manifest-Version", "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "org.example.one");
    headers.putValue("Bundle-Version", "1.2.3");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.putNextEntry(new ZipEntry("OSGI-INF/a.B.xml"));
      jar.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry("a/deep/file"));
      jar.write(7);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  @Test
  void aBundleIsReadBackFromItself() throws Exception {
    Bundle copy =
        framework
            .getBundleContext()
            .installBundle("memory:two", Archive.of(bundle).newcomer(1, 50));
    assertThat(copy.getSymbolicName()).isEqualTo("org.example.one.newcomer");
    assertThat(text(copy, "OSGI-INF/a.B.xml"))
        .contains("name=\"a.B.newcomer\"", "value=\"50\"", "class=\"a.B\"")
        .doesNotContain("value=\"10\"");
    assertThat(copy.getEntry("a/deep/file")).isNotNull();
  }

  @Test
  void anotherVersionIsOtherwiseTheSame() throws Exception {
    Archive archive = Archive.of(bundle);
    bundle.update(archive.version(4));
    assertThat(bundle.getVersion()).hasToString("1.2.4.number-4");
    assertThat(text(bundle, "OSGI-INF/a.B.xml")).isEqualTo(COMPONENT);
    bundle.update(archive.same());
    assertThat(bundle.getVersion()).hasToString("1.2.3");
  }

  private static String text(Bundle bundle, String entry) throws IOException {
    try (InputStream in = bundle.getEntry(entry).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
