package org.hotswarm.plugins.jar;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/** The clauses of a manifest header: {@code path;path;attribute=value, path}. */
final class Clauses {
  private final List<Clause> all;

  /** One clause: what it names, and its attributes as they were written. */
  record Clause(List<String> paths, List<String> attributes) {
    /** Whether it has that directive, with that value. */
    boolean says(String directive, String value) {
      return attributes.stream()
          .map(attribute -> attribute.replaceAll("[\\s\"]", ""))
          .anyMatch((directive + ":=" + value)::equals);
    }
  }

  private Clauses(List<Clause> all) {
    this.all = all;
  }

  static Clauses of(Attributes headers, String header) {
    String value = headers.getValue(header);
    return new Clauses(
        value == null
            ? List.of()
            : split(value, ',').stream()
                .map(Clauses::clause)
                .filter(clause -> !clause.paths().isEmpty())
                .toList());
  }

  private static Clause clause(String text) {
    List<String> parts = split(text, ';');
    return new Clause(
        parts.stream().filter(part -> !part.contains("=")).toList(),
        parts.stream().filter(part -> part.contains("=")).toList());
  }

  /** Inside quotation marks nothing separates. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : separator;
      quoted ^= c == '"';
      if (i == text.length() || (c == separator && !quoted)) {
        parts.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    parts.removeIf(String::isEmpty);
    return parts;
  }

  List<Clause> all() {
    return all;
  }

  /** What all clauses name. */
  Stream<String> paths() {
    return all.stream().flatMap(clause -> clause.paths().stream());
  }
}
