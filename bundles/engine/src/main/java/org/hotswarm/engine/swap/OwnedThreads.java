package org.hotswarm.engine.swap;

import java.util.List;

/** The threads that belong to a bundle: made from its classes, or kept by its class loader. */
final class OwnedThreads {
  private OwnedThreads() {}

  /** Their names. */
  static List<String> of(ClassLoader bundle) {
    if (bundle == null || bundle == OwnedThreads.class.getClassLoader()) {
      return List.of();
    }
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> isOf(thread, bundle))
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  private static boolean isOf(Thread thread, ClassLoader bundle) {
    return thread.getClass().getClassLoader() == bundle || thread.getContextClassLoader() == bundle;
  }
}
