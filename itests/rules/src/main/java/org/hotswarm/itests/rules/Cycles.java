package org.hotswarm.itests.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds packages of one bundle that need each other. */
final class Cycles {

  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Set<String> done = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final List<String> found = new ArrayList<>();

  private Cycles(List<ClassFacts> classes) {
    classes.forEach(type -> needs.put(type.packageName(), new TreeSet<>()));
    classes.forEach(type -> needs.get(type.packageName()).addAll(neighbours(type)));
  }

  static Stream<String> in(Bundle bundle) {
    Cycles cycles = new Cycles(bundle.classes());
    cycles.needs.keySet().forEach(cycles::follow);
    return cycles.found.stream();
  }

  private Set<String> neighbours(ClassFacts type) {
    return type.uses().stream()
        .map(ClassFacts::packageOf)
        .filter(name -> needs.containsKey(name) && !name.equals(type.packageName()))
        .collect(Collectors.toSet());
  }

  private void follow(String name) {
    if (path.contains(name)) {
      found.add(cycleFrom(name));
    } else if (done.add(name)) {
      path.addLast(name);
      needs.get(name).forEach(this::follow);
      path.removeLast();
    }
  }

  private String cycleFrom(String name) {
    return path.stream().dropWhile(step -> !step.equals(name)).collect(Collectors.joining(" -> "))
        + " -> "
        + name;
  }
}
