package org.hotswarm.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that read class files, each fed a class that breaks it and one that does not. */
class CodeTest {

  private static final String BUFFER = "io.netty.buffer.ByteBuf";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public class A { public ByteBuf get() { return null; } }",
        "public class A { protected void set(ByteBuf buffer) {} }",
        "public class A { public java.util.List<? extends ByteBuf> all; }",
        "public class A extends ByteBuf {}",
        "public class A<T extends ByteBuf> {}",
        "public class A { public void call() throws Outer.Full {} }",
        "public record A(ByteBuf[] buffers) {}",
        "public interface A { interface B { ByteBuf get(); } }",
      })
  void aLibraryTypeInASignatureIsSeen(String source) throws IOException {
    assertThat(Promises.libraryTypes(promising("spi", "org.hotswarm.spi.store", source)))
        .singleElement()
        .asString()
        .startsWith("org.hotswarm.spi.store.A")
        .contains(" promises io.netty.buffer.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public class A { private ByteBuf kept; ByteBuf get() { return kept; } }",
        "class A { public ByteBuf get() { return null; } }",
        "public class A { private static class B { public ByteBuf get() { return null; } } }",
        "public class A { public Object get() { ByteBuf local = null; return local; } }",
      })
  void oneThatNobodyElseSeesIsNoPromise(String source) throws IOException {
    assertThat(Promises.libraryTypes(promising("spi", "org.hotswarm.spi.store", source))).isEmpty();
  }

  @Test
  void channelsAreThePromiseOfTransport() throws IOException {
    String source = "public class A { public ByteBuf get() { return null; } }";
    assertThat(Promises.libraryTypes(promising("spi", "org.hotswarm.spi.transport", source)))
        .isEmpty();
    assertThat(Promises.libraryTypes(promising("engine", "org.hotswarm.engine", source))).isEmpty();
  }

  private Bundle promising(String room, String name, String source) throws IOException {
    return new Sample(directory, room)
        .source(BUFFER, "public class ByteBuf {}")
        .source(
            "io.netty.buffer.Outer",
            "public class Outer { public static class Full extends Exception {} }")
        .source(name + ".A", "import io.netty.buffer.*;\n" + source)
        .read();
  }

  @Test
  void packagesThatNeedEachOtherAreACycle() throws IOException {
    assertThat(Cycles.in(threePackages("void c() {}"))).isEmpty();
    assertThat(Cycles.in(threePackages("Class<?> a = org.hotswarm.engine.a.A.class;")))
        .containsExactly(
            "org.hotswarm.engine.a -> org.hotswarm.engine.b -> org.hotswarm.engine.c"
                + " -> org.hotswarm.engine.a");
  }

  private Bundle threePackages(String last) throws IOException {
    return new Sample(directory, "engine")
        .source("org.hotswarm.engine.a.A", "public class A { org.hotswarm.engine.b.B b; }")
        .source(
            "org.hotswarm.engine.b.B",
            "public class B { void b() { new org.hotswarm.engine.c.C(); } }")
        .source("org.hotswarm.engine.c.C", "public class C { " + last + " }")
        .read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long a = System.currentTimeMillis();",
        "long a = System.nanoTime();",
        "java.util.function.LongSupplier a = System::nanoTime;",
        "Object a = java.time.Instant.now();",
        "Object a = new Thread(() -> {});",
        "Object a = new Thread() { };",
        "Object a = new java.util.Timer();",
        "Object a = java.util.concurrent.Executors.newCachedThreadPool();",
        "Object a = java.util.concurrent.CompletableFuture.delayedExecutor(1, null);",
        "double a = Math.random();",
        "Object a = new java.util.Random();",
        "Object a = java.util.concurrent.ThreadLocalRandom.current();",
      })
  void helpingOneselfIsSeen(String field) throws IOException {
    assertThat(Ambient.calls(inA("wire", "org.hotswarm.wire", field))).hasSize(1);
    assertThat(Ambient.calls(inA("engine", "org.hotswarm.engine.loop", field))).isEmpty();
  }

  @Test
  void aClockThatWasGivenIsNotHelpingOneself() throws IOException {
    String fields =
        "Object a = new java.util.Random(1);"
            + "Object b = java.time.Instant.now(java.time.Clock.systemUTC());"
            + "Object c = Thread.currentThread();";
    assertThat(Ambient.calls(inA("wire", "org.hotswarm.wire", fields))).isEmpty();
  }

  @Test
  void theCommandLineReadsTheClockButStartsThreadsOnlyToServe() throws IOException {
    String fields = "long a = System.nanoTime(); Object b = new Thread(() -> {});";
    assertThat(Ambient.calls(inA("cli", "org.hotswarm.cli", fields)))
        .containsExactly("org.hotswarm.cli.A calls new java.lang.Thread");
    assertThat(Ambient.calls(inA("cli", "org.hotswarm.cli.control", fields))).isEmpty();
    assertThat(Ambient.calls(inA("cli", "org.hotswarm.cli.control", "double a = Math.random();")))
        .hasSize(1);
  }

  @Test
  void aStaticVariableIsSeen() throws IOException {
    String fields = "static final int A = 1; int b; static Object c; { assert b == 0; }";
    assertThat(Ambient.variables(inA("wire", "org.hotswarm.wire", fields)))
        .containsExactly("org.hotswarm.wire.A.c");
  }

  @Test
  void anObjectStreamIsSeen() throws IOException {
    String reads = "Object a() throws Exception { return new java.io.ObjectInputStream(null); }";
    assertThat(Dangers.serialization(inA("wire", "org.hotswarm.wire", reads))).hasSize(1);
    assertThat(
            Dangers.serialization(inA("wire", "org.hotswarm.wire", "java.io.DataInputStream a;")))
        .isEmpty();
  }

  @Test
  void anInterruptWhereFilesAreOpenIsSeen() throws IOException {
    for (String call : List.of("thread.interrupt()", "pool.shutdownNow()", "job.cancel(true)")) {
      assertThat(Dangers.interrupts(doing("store-file", call))).as(call).hasSize(1);
      assertThat(Dangers.interrupts(doing("engine", call))).as(call).hasSize(1);
      assertThat(Dangers.interrupts(doing("tracker-http", call))).as(call).isEmpty();
    }
    assertThat(Dangers.interrupts(doing("store-file", "job.cancel(false)"))).isEmpty();
  }

  @Test
  void aThreadMayPassItsOwnInterruptOnUnlessItIsAStores() throws IOException {
    String call = "Thread.currentThread().interrupt()";
    assertThat(Dangers.interrupts(doing("engine", call))).isEmpty();
    assertThat(Dangers.interrupts(doing("store-file", call))).hasSize(1);
  }

  private Bundle doing(String room, String call) throws IOException {
    String parameters =
        "Thread thread, java.util.concurrent.ExecutorService pool,"
            + " java.util.concurrent.Future<?> job";
    String name = "org.hotswarm." + room.replace('-', '.');
    return inA(room, name, "void a(" + parameters + ") { " + call + "; }");
  }

  private Bundle inA(String room, String name, String body) throws IOException {
    return new Sample(directory, room).source(name + ".A", "class A { " + body + " }").read();
  }
}
