package org.hotswarm.itests.felix;

import static org.hotswarm.itests.felix.BadBundle.of;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Bad bundles of every kind that we could think of. */
final class BadBundles {
  private static final String GOOD_ID = "return \"strange\";";
  private static final String IMPORT = "Import-Package";
  private static final String NEEDED =
      "org.hotswarm.spi;version=\"[1,2)\",org.hotswarm.model.geometry;version=\"[1,2)\",";
  private static final String FRIEND = "static class Friend {static Object greet() {return 1;}}";
  private static final String FRIEND_CLASS = "net/example/StrangePicker$Friend.class";

  /** Heeds no interrupt. */
  private static final String STUCK =
      """
      void begin() {
        while (Boolean.getBoolean("net.example.stuck")) {
          java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
          Thread.interrupted();
        }
      }
      """;

  private static final String PICKER = "org.hotswarm.spi.picker;version=";

  private BadBundles() {}

  static List<BadBundle> all() {
    return Stream.of(wiring(), beginnings(), names(), components(), headers(), BadFiles.all())
        .flatMap(List::stream)
        .toList();
  }

  static Stranger good() throws Exception {
    return Stranger.picker("6.6.6");
  }

  private static Stranger importing(String packages) throws Exception {
    return good().with(IMPORT, NEEDED + packages);
  }

  private static List<BadBundle> wiring() {
    return List.of(
        of(
            "missing import",
            () -> importing(PICKER + "\"[1,2)\",net.example.absent;version=\"[1.5,2)\""),
            "needs package net.example.absent in version [1.5.0,2.0.0)",
            "nobody exports it"),
        of(
            "spi of the future",
            () -> importing(PICKER + "\"[9,10)\""),
            "org.hotswarm.spi.picker in version [9.0.0,10.0.0)",
            "is there"),
        of(
            "spi of the past",
            () -> importing(PICKER + "\"[0.1,0.2)\""),
            "org.hotswarm.spi.picker in version [0.1.0,0.2.0)",
            "is there"),
        of(
            "api of the future",
            () -> importing(PICKER + "\"[1,2)\",org.hotswarm.api;version=7"),
            "org.hotswarm.api in version 7.0.0 or later",
            "is there"),
        of(
            "capability nobody has",
            () -> good().with("Require-Capability", "net.example;filter:=\"(colour=green)\""),
            "net.example (colour=green)",
            "nobody has it"),
        of(
            "Java of the future",
            () ->
                good()
                    .with(
                        "Require-Capability",
                        "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""),
            "Java 99",
            "this is Java " + Runtime.version().feature()),
        of(
            "engine as a library",
            () -> importing("org.hotswarm.engine"),
            "imports org.hotswarm.engine"));
  }

  private static Stranger beginning(String members) throws Exception {
    return Stranger.picker("6.6.6", members, GOOD_ID);
  }

  private static Stranger activating(String body) throws Exception {
    return beginning("void begin() throws Exception {" + body + "}")
        .described("activate=\"begin\"", "");
  }

  private static List<BadBundle> beginnings() {
    return List.of(
        of(
            "throwing activate",
            () -> activating("throw new IllegalStateException(\"out of order\");"),
            "failed to activate",
            "out of order"),
        of(
            "hanging activate",
            () -> activating("new java.util.concurrent.CountDownLatch(1).await();"),
            "not done after 5.0 s, in net.example.StrangePicker.begin",
            "ended when interrupted"),
        of(
            "stuck activate",
            () -> beginning(STUCK).described("activate=\"begin\"", ""),
            "in net.example.StrangePicker",
            "cannot be interrupted"),
        of(
            "hanging immediate",
            () ->
                beginning("void begin() throws Exception {Thread.currentThread().join();}")
                    .described("activate=\"begin\" immediate=\"true\"", ""),
            "did not start: not done after 5.0 s, in net.example.StrangePicker.begin"),
        of(
            "stuck immediate",
            () -> beginning(STUCK).described("activate=\"begin\" immediate=\"true\"", ""),
            "did not start: not done after 5.0 s, in net.example.StrangePicker",
            "cannot be interrupted"),
        of(
            "activate that is not there",
            () -> good().described("activate=\"begin\"", ""),
            "PickerProvider could not be made"),
        of(
            "throwing constructor",
            () -> beginning("public StrangePicker() {throw new RuntimeException(\"born dead\");}"),
            "born dead"),
        of(
            "throwing initializer",
            () ->
                beginning(
                    "static final int N = Integer.parseInt(\"seven\"); static int n() {return N;}"),
            "seven"),
        of(
            "class that is not there",
            () ->
                beginning(
                        "private final Object o = Gone.make();"
                            + "static final class Gone {static Object make() {return 1;}}")
                    .without("net/example/StrangePicker$Gone"),
            "net.example.StrangePicker$Gone"),
        of(
            "class without the method",
            () ->
                beginning("private final Object o = Friend.greet();" + FRIEND)
                    .with(FRIEND_CLASS, anotherFriend()),
            "NoSuchMethodError",
            "StrangePicker$Friend.greet()"),
        of(
            "class of a final class",
            () ->
                beginning("private final Object o = new Friend() {};" + FRIEND)
                    .with(FRIEND_CLASS, anotherFriend()),
            "cannot inherit from final"));
  }

  /** As others were compiled against it, but final and without a method. */
  private static byte[] anotherFriend() throws Exception {
    String source = "package net.example; final class StrangePicker {static final class Friend {}}";
    return Sources.compile("net.example.StrangePicker", source)
        .get("net/example/StrangePicker$Friend");
  }

  private static List<BadBundle> names() {
    return List.of(
        of(
            "throwing id",
            () -> Stranger.picker("6.6.6", "", "throw new IllegalStateException(\"no name\");"),
            "id() threw java.lang.IllegalStateException: no name"),
        of("null id", () -> Stranger.picker("6.6.6", "", "return null;"), "id() returned null"),
        of("blank id", () -> Stranger.picker("6.6.6", "", "return \" \";"), "id() returned blanks"),
        of(
            "shouting id",
            () -> Stranger.picker("6.6.6", "", "return \"RAREST PICKER\";"),
            "an id that is not of small letters"),
        of(
            "hanging id",
            () ->
                Stranger.picker(
                    "6.6.6",
                    "",
                    "synchronized (this) {try {wait();} catch "
                        + "(InterruptedException e) {throw new RuntimeException(e);}} return \"x\";"),
            "its PickerProvider was not done after 5.0 s, in net.example.StrangePicker.id"));
  }

  private static List<BadBundle> components() {
    return List.of(
        of(
            "no component",
            () -> good().without("Service-Component"),
            "has no component (no Service-Component in its manifest)"),
        of(
            "description that is not there",
            () -> good().without(Stranger.COMPONENT),
            "names a component description that is not in it: " + Stranger.COMPONENT),
        of(
            "malformed description",
            () ->
                good()
                    .with(Stranger.COMPONENT, "<component><oops>".getBytes(StandardCharsets.UTF_8)),
            "has a malformed component description, " + Stranger.COMPONENT),
        of(
            "empty description",
            () -> good().with(Stranger.COMPONENT, "<component/>".getBytes(StandardCharsets.UTF_8)),
            "has a component description without a component"),
        of(
            "implementation that is not there",
            () -> good().without("net/example/StrangePicker"),
            "has no class net.example.StrangePicker"),
        of(
            "reference to nobody",
            () ->
                good()
                    .described("", "<reference name=\"friend\" interface=\"net.example.Friend\"/>"),
            "waits for net.example.Friend, which nobody provides"),
        of(
            "configuration of nobody",
            () -> good().described("configuration-policy=\"require\"", ""),
            "waits for a configuration: strange picker"),
        of("class of the future", () -> good().forJava(99), "is made for Java 99"));
  }

  private static List<BadBundle> headers() {
    return List.of(
        of(
            "activator",
            () -> good().with("Bundle-Activator", "net.example.A"),
            "has Bundle-Activator"),
        of(
            "fragment",
            () -> good().with("Fragment-Host", "org.hotswarm.engine"),
            "has Fragment-Host: a fragment cannot be started"),
        of("native code", () -> good().with("Bundle-NativeCode", "a.so"), "has Bundle-NativeCode"),
        of(
            "required bundle",
            () -> good().with("Require-Bundle", "org.hotswarm.engine"),
            "has Require-Bundle: bundles are wired by package"),
        of(
            "dynamic import",
            () -> good().with("DynamicImport-Package", "*"),
            "has DynamicImport-Package"),
        of(
            "export of ours",
            () -> good().with("Export-Package", "org.hotswarm.spi.picker;version=1.0.0"),
            "exports org.hotswarm.spi.picker, which is Hotswarm's own"),
        of(
            "copy of ours",
            () -> good().with("org/hotswarm/spi/picker/Picker.class", new byte[9]),
            "carries a copy of its own of org.hotswarm.spi.picker"),
        of("no name", () -> good().without("Bundle-SymbolicName"), "has no Bundle-SymbolicName"),
        of("no version", () -> good().with("Bundle-Version", "newest"), "Bundle-Version: newest"),
        of(
            "old layout",
            () -> good().without("Bundle-ManifestVersion"),
            "Bundle-ManifestVersion must be 2, and is not there"),
        of(
            "layout of the future",
            () -> good().with("Bundle-ManifestVersion", "3"),
            "Bundle-ManifestVersion must be 2, and is 3"),
        new BadBundle(
            "one of ours",
            () -> Files.readAllBytes(Delivered.bundle("hotswarm-picker-rarest.jar")),
            "is there already: org.hotswarm.picker.rarest"));
  }
}
