package org.hotswarm.itests.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of the house: what documents name is looked up here. */
final class Sources {
  private final Path root;
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final Map<Path, Map<String, Set<String>>> parsed = new HashMap<>();

  /** Those of the checkout that this test runs in. */
  static Sources read() throws IOException {
    return new Sources(House.top());
  }

  private Sources(Path root) throws IOException {
    this.root = root;
    for (String storey : List.of("bundles", "launcher", "itests", "features")) {
      try (Stream<Path> all = Files.walk(root.resolve(storey))) {
        all.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> slashed(file).matches(".*/src/(main|test)/java/.*"))
            .forEach(file -> files.put(slashed(file), file));
      }
    }
  }

  private String slashed(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** The lines of a document, by its path below the root. */
  List<String> lines(String document) throws IOException {
    return Files.readAllLines(root.resolve(document));
  }

  /** The texts of all sources below that directory. */
  List<String> texts(String directory) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(directory))
        .map(this::text)
        .toList();
  }

  /**
   * Where the class is, of {@code main} or {@code test}, if there is exactly one of that name among
   * the bundles, or none there and one elsewhere.
   */
  Optional<String> source(String kind, String name) {
    String end = "/" + name.replace('.', '/') + ".java";
    Map<Boolean, List<String>> found =
        files.keySet().stream()
            .filter(file -> file.contains("/src/" + kind + "/java/"))
            .filter(file -> file.endsWith(end))
            .collect(Collectors.partitioningBy(file -> file.startsWith("bundles/")));
    List<String> nearest = found.get(!found.get(true).isEmpty());
    return nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
  }

  private String text(String source) {
    try {
      return Files.readString(files.get(source));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether that is a test, such as {@code MagnetTest#selectionsAreClipped}. */
  boolean isTest(String named) {
    String[] parts = named.split("#");
    Pattern method =
        Pattern.compile(
            "@(?:Parameterized|Repeated)?Test\\b(?:(?!@Test|\\bvoid\\b).)*+void "
                + parts[1]
                + "\\(",
            Pattern.DOTALL);
    return source("test", parts[0]).filter(at -> method.matcher(text(at)).find()).isPresent();
  }

  /**
   * Whether there is such a class, or such a member of one: {@code Session}, {@code Session#find},
   * {@code PeerAlert.PeerBan#address}. Methods, fields, constants, components of records and nested
   * types are members.
   */
  boolean exists(String named) {
    String[] parts = named.split("#");
    String outermost = parts[0].split("\\.")[0];
    return files.keySet().stream()
        .filter(file -> file.contains("/src/main/java/"))
        .filter(file -> file.endsWith("/" + outermost + ".java"))
        .map(file -> classes(files.get(file)).get(parts[0]))
        .anyMatch(members -> members != null && (parts.length == 1 || members.contains(parts[1])));
  }

  /** Members by class, as in {@code Outer.Inner}. */
  private Map<String, Set<String>> classes(Path source) {
    return parsed.computeIfAbsent(source, Sources::parse);
  }

  private static Map<String, Set<String>> parse(Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, Set<String>> members = new HashMap<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjects(source));
      for (CompilationUnitTree unit : task.parse()) {
        unit.getTypeDecls().forEach(type -> collect((ClassTree) type, "", members));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return members;
  }

  private static void collect(ClassTree type, String outer, Map<String, Set<String>> into) {
    String name = outer + type.getSimpleName();
    Set<String> members = new HashSet<>();
    into.put(name, members);
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method) {
        members.add(method.getName().toString());
      } else if (member instanceof VariableTree variable) {
        members.add(variable.getName().toString());
      } else if (member instanceof ClassTree inner) {
        members.add(inner.getSimpleName().toString());
        collect(inner, name + ".", into);
      }
    }
  }
}
