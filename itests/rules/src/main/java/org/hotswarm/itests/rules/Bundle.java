package org.hotswarm.itests.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * One built bundle.
 *
 * @param room the name of its directory below {@code bundles/}
 * @param headers its manifest
 * @param classes its own classes; those of libraries packed into it are left out
 * @param components its component descriptions, by file name
 * @param loadable what it names for {@link java.util.ServiceLoader}, by service
 */
record Bundle(
    String room,
    Attributes headers,
    List<ClassFacts> classes,
    Map<String, String> components,
    Map<String, String> loadable) {

  /** Commas and semicolons inside quotation marks do not separate. */
  private static final String OUTSIDE_QUOTES = "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  private static final Pattern COMMA = Pattern.compile("," + OUTSIDE_QUOTES);
  private static final Pattern SEMICOLON = Pattern.compile(";" + OUTSIDE_QUOTES);

  static Bundle read(String room, Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      List<ClassFacts> classes =
          jar.stream()
              .filter(Bundle::isOwnClass)
              .map(entry -> ClassReading.read(bytes(jar, entry)))
              .toList();
      Map<String, String> loadable = new LinkedHashMap<>();
      texts(jar, "META-INF/services/[^/]+")
          .forEach((name, text) -> loadable.put(name.substring(name.lastIndexOf('/') + 1), text));
      return new Bundle(
          room,
          jar.getManifest().getMainAttributes(),
          classes,
          texts(jar, "OSGI-INF/[^/]+\\.xml"),
          loadable);
    }
  }

  private static Map<String, String> texts(JarFile jar, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    jar.stream()
        .filter(entry -> entry.getName().matches(name))
        .forEach(
            entry ->
                texts.put(entry.getName(), new String(bytes(jar, entry), StandardCharsets.UTF_8)));
    return texts;
  }

  private static boolean isOwnClass(ZipEntry entry) {
    String name = entry.getName();
    return name.startsWith("org/hotswarm/") && name.endsWith(".class");
  }

  private static byte[] bytes(JarFile jar, ZipEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(jar.getName() + ": " + entry.getName(), broken);
    }
  }

  Storey storey() {
    return Storey.of(room);
  }

  /** The name its bundle and its packages must have. */
  String rootPackage() {
    return "org.hotswarm." + room.replace('-', '.');
  }

  /** The packages a header such as {@code Import-Package} lists, without their attributes. */
  Set<String> packagesIn(String header) {
    String value = headers.getValue(header);
    if (value == null) {
      return Set.of();
    }
    return COMMA
        .splitAsStream(value)
        .flatMap(Bundle::pathsOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A clause may name several packages before its first attribute. */
  private static Stream<String> pathsOf(String clause) {
    return SEMICOLON
        .splitAsStream(clause)
        .map(String::strip)
        .takeWhile(part -> !part.contains("="));
  }
}
