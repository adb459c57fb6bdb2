package org.hotswarm.itests.rules;

import java.util.Set;
import java.util.stream.Stream;

/** Clocks, randomness and threads that a class helps itself to, and state that outlives it. */
final class Ambient {

  /** The engine's room that owns clock, random source and threads. */
  private static final String OWNER = "org.hotswarm.engine.loop";

  /**
   * Rooms with threads of their own: one serves other processes, one first runs strangers' code
   * where it may hang without holding up a thread of the engine, one waits until a session can be
   * started.
   */
  private static final Set<String> SERVERS =
      Set.of("org.hotswarm.cli.control", "org.hotswarm.plugins.lane", "org.hotswarm.config");

  private static final Set<String> CLOCKS =
      Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime");

  private static final Set<String> RANDOM =
      Set.of("java.lang.Math.random", "java.util.concurrent.ThreadLocalRandom.current");

  private static final Set<String> THREADS =
      Set.of(
          "new java.lang.Thread",
          "new java.util.Timer",
          "java.lang.Thread.sleep",
          "java.util.concurrent.CompletableFuture.delayedExecutor");

  private static final String POOLS = "java.util.concurrent.Executors.new";

  private Ambient() {}

  static Stream<String> calls(Bundle bundle) {
    return bundle.classes().stream()
        .filter(type -> !Storey.isIn(OWNER, type.packageName()))
        .flatMap(
            type ->
                type.calls().stream()
                    .filter(call -> isAmbient(bundle, call))
                    .filter(call -> !isServersThread(type, call))
                    .map(call -> type.name() + " calls " + call.name())
                    .distinct());
  }

  private static boolean isAmbient(Bundle bundle, Call call) {
    String name = call.name();
    return THREADS.contains(name)
        || RANDOM.contains(name)
        || name.startsWith(POOLS)
        || isUnseeded(call)
        || (!isTerminal(bundle) && isClock(call));
  }

  private static boolean isServersThread(ClassFacts type, Call call) {
    return call.name().equals("new java.lang.Thread") && SERVERS.contains(type.packageName());
  }

  private static boolean isUnseeded(Call call) {
    return call.name().equals("new java.util.Random") && call.descriptor().equals("()V");
  }

  private static boolean isClock(Call call) {
    return CLOCKS.contains(call.name())
        || (call.owner().startsWith("java.time.")
            && call.method().equals("now")
            && call.descriptor().startsWith("()"));
  }

  /** The live line on a terminal is drawn by the wall clock. */
  private static boolean isTerminal(Bundle bundle) {
    return bundle.room().equals("cli");
  }

  static Stream<String> variables(Bundle bundle) {
    return bundle.classes().stream()
        .flatMap(type -> type.variables().stream().map(field -> type.name() + "." + field));
  }
}
