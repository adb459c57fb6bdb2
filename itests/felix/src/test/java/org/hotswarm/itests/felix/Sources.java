package org.hotswarm.itests.felix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What strangers write, compiled against the delivered bundles. */
final class Sources {
  /** In order, without haste; enough to download with. */
  private static final String PICKER =
      """
      package net.example;

      import java.util.Optional;
      import org.hotswarm.spi.picker.*;

      public final class StrangePicker implements PickerProvider {
        %s

        @Override public String id() { %s }

        @Override public Picker open(PickerNeeds needs, Optional<PickerState> state) {
          return new InOrder(needs);
        }

        static final class InOrder implements Picker {
          private final PickerNeeds needs;

          InOrder(PickerNeeds needs) { this.needs = needs; }

          @Override public void peerJoined(PickerPeer peer) {}
          @Override public void peerLeft(PickerPeer peer) {}
          @Override public void peerHas(PickerPeer peer, int piece) {}
          @Override public void wantedChanged() {}
          @Override public void pieceVerified(int piece) {}
          @Override public void pieceFailed(int piece) {}
          @Override public PickerState snapshot() { return new PickerState(false); }
          @Override public void close() {}

          @Override public void pick(PickerPeer peer, PickRequest request, Picks picks) {
            int left = request.count();
            int count = needs.geometry().pieceCount();
            for (int piece = 0; piece < count && left > 0; piece++) {
              boolean allowed =
                  request.within().isEmpty() || request.within().get().has(piece);
              if (allowed && !needs.isVerified(piece) && needs.priority(piece) > 0
                  && peer.pieces().has(piece)) {
                left -= take(piece, left, picks);
              }
            }
          }

          private int take(int piece, int most, Picks picks) {
            int taken = 0;
            int blocks = needs.geometry().blockCount(piece);
            for (int block = 0; block < blocks && taken < most; block++) {
              PartialPiece begun = needs.partialPiece(piece).orElse(null);
              if (begun == null || !begun.isReceived(block) && begun.requests(block) == 0) {
                picks.pick(piece, block);
                taken++;
              }
            }
            return taken;
          }
        }
      }
      """;

  private static final String COMPONENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0"
          name="strange picker" %s>
        <implementation class="%s"/>
        <property name="service.ranking" type="Integer" value="100"/>
        <service><provide interface="org.hotswarm.spi.picker.PickerProvider"/></service>
        %s
      </scr:component>
      """;

  private Sources() {}

  static String picker(String members, String id) {
    return String.format(PICKER, members, id);
  }

  static String component(String attributes, String type, String children) {
    return String.format(COMPONENT, attributes, type, children).strip();
  }

  /** Compiles one source; the class files by their names without suffix. */
  static Map<String, byte[]> compile(String name, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();
    String jars =
        Delivered.bundles().stream()
            .map(Object::toString)
            .filter(jar -> jar.contains("hotswarm-"))
            .collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> options =
        List.of("--release", "17", "-proc:none", "-parameters", "-classpath", jars);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      boolean good =
          compiler
              .getTask(
                  null, into(files, made), problems, options, null, List.of(text(name, source)))
              .call();
      if (!good) {
        throw new IOException(name + " does not compile: " + problems.getDiagnostics());
      }
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    made.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
    return classes;
  }

  private static SimpleJavaFileObject text(String name, String source) {
    URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean lenient) {
        return source;
      }
    };
  }

  private static JavaFileManager into(
      StandardJavaFileManager files, Map<String, ByteArrayOutputStream> made) {
    return new ForwardingJavaFileManager<>(files) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, Kind kind, FileObject sibling) {
        String path = name.replace('.', '/');
        URI uri = URI.create("memory:///" + path + ".class");
        return new SimpleJavaFileObject(uri, kind) {
          @Override
          public OutputStream openOutputStream() {
            return made.computeIfAbsent(path, type -> new ByteArrayOutputStream());
          }
        };
      }
    };
  }
}
