package org.hotswarm.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One project of each kind was made by the build. All are built here at once: each passes the
 * contract of its kind, and each bundle goes to work in a download that runs.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EveryKindIT {
  private static final Pattern TESTS =
      Pattern.compile("<testsuite [^>]*tests=\"(\\d+)\" errors=\"0\" skipped=\"0\" failures=\"0\"");
  private static final Pattern KINDS = Pattern.compile("<validationRegex>([a-z|]+)<");

  /** The kinds that the archetype knows. */
  private static List<String> kinds() throws IOException {
    Path descriptor =
        Path.of(System.getProperty("classes"), "META-INF/maven/archetype-metadata.xml");
    Matcher found = KINDS.matcher(Files.readString(descriptor));
    assertThat(found.find()).as("kinds in %s", descriptor).isTrue();
    return List.of(found.group(1).split("\\|"));
  }

  private static Path project(Path projects, String kind) {
    return projects.resolve(kind).resolve("project").resolve("sample-" + kind);
  }

  @Test
  void everyKindIsBuiltAndGoesToWork() throws Exception {
    Path projects = Path.of(System.getProperty("projects"));
    String modules =
        kinds().stream()
            .map(kind -> "<module>" + projects.relativize(project(projects, kind)) + "</module>")
            .collect(Collectors.joining());
    Files.writeString(
        projects.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId>"
            + "<artifactId>all</artifactId><version>1</version><packaging>pom</packaging>"
            + ("<modules>" + modules + "</modules></project>"));
    Maven.prepare().run(projects, "-T2", "verify");
    for (String kind : kinds()) {
      Path target = project(projects, kind).resolve("target");
      assertThat(tests(target.resolve("surefire-reports"))).as("contract of " + kind).isPositive();
      assertThat(tests(target.resolve("failsafe-reports"))).as(kind + " at work").isEqualTo(1);
    }
  }

  /** How many tests passed; all did. */
  private static int tests(Path reports) throws IOException {
    try (Stream<Path> files = Files.list(reports)) {
      int tests = 0;
      for (Path file : files.filter(name -> name.toString().endsWith(".xml")).toList()) {
        Matcher suite = TESTS.matcher(Files.readString(file));
        if (file.getFileName().toString().startsWith("TEST-")) {
          assertThat(suite.find()).as("a suite without fault in %s", file).isTrue();
          tests += Integer.parseInt(suite.group(1));
        }
      }
      return tests;
    }
  }

  @Test
  void oneIsMadeByTheCommandOfTheGuide(@TempDir Path home) throws Exception {
    String version = System.getProperty("archetype.version");
    Maven maven = Maven.prepare();
    maven.install(
        "hotswarm-plugin-archetype",
        version,
        Path.of(System.getProperty("archetype.jar")),
        Path.of(System.getProperty("archetype.pom")));
    maven.run(
        home,
        System.getProperty("archetype.plugin") + ":generate",
        "-DarchetypeGroupId=org.hotswarm",
        "-DarchetypeArtifactId=hotswarm-plugin-archetype",
        "-DarchetypeVersion=" + version,
        "-Dkind=picker",
        "-DgroupId=com.example",
        "-DartifactId=my-picker");
    assertThat(home.resolve("my-picker/src/main/java/com/example/SamplePickerProvider.java"))
        .content()
        .contains("return \"my-picker\";");
    assertThat(home.resolve("my-picker/README.md")).content().contains("use picker=my-picker");
  }
}
