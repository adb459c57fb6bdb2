package org.hotswarm.itests.rules;

import java.util.Set;
import java.util.stream.Stream;

/** Calls that are never right in the places looked at. */
final class Dangers {

  private static final Set<String> OBJECT_STREAMS =
      Set.of("java.io.ObjectInputStream", "java.io.ObjectInput");

  private Dangers() {}

  static Stream<String> serialization(Bundle bundle) {
    return bundle.classes().stream()
        .filter(type -> type.uses().stream().anyMatch(OBJECT_STREAMS::contains))
        .map(type -> type.name() + " uses an object stream");
  }

  /**
   * An interrupt closes the file channel the thread is in, under everybody who shares it. A thread
   * may pass its own on, but not in a store, where all threads have files open.
   */
  static Stream<String> interrupts(Bundle bundle) {
    boolean store = bundle.room().startsWith("store-");
    if (!store && bundle.storey() != Storey.ENGINE) {
      return Stream.empty();
    }
    return bundle.classes().stream()
        .flatMap(
            type ->
                type.calls().stream()
                    .filter(call -> interrupts(call) && (store || !isOwn(call)))
                    .map(call -> type.name() + " calls " + call.name()));
  }

  private static boolean interrupts(Call call) {
    return switch (call.method()) {
      case "shutdownNow" -> true;
      case "interrupt" -> call.descriptor().equals("()V");
      case "cancel" -> call.descriptor().equals("(Z)Z") && call.before().equals(Call.TRUE);
      default -> false;
    };
  }

  private static boolean isOwn(Call call) {
    return call.before().equals("java.lang.Thread.currentThread");
  }
}
