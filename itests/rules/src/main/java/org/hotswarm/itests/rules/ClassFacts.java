package org.hotswarm.itests.rules;

import java.util.List;
import java.util.Set;

/**
 * What the rules want to know of one class.
 *
 * @param name dotted, nested classes with {@code $}
 * @param superName dotted
 * @param uses every class it names anywhere, dotted
 * @param promises the classes in its public and protected signatures, if it is itself visible
 * @param calls every call in its methods
 * @param variables its static fields that are not final
 */
record ClassFacts(
    String name,
    String superName,
    Set<String> uses,
    Set<String> promises,
    List<Call> calls,
    List<String> variables) {

  String packageName() {
    return packageOf(name);
  }

  static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }
}
