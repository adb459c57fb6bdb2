package org.hotswarm.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Objects as JSON, one per line, in ASCII, so that the output's encoding does not matter. */
public final class JsonLines {

  /** Writes the members of an object. */
  @FunctionalInterface
  public interface Members {
    /** Writes names and values; the object is open. */
    void write(JsonGenerator json) throws IOException;
  }

  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();
  private final PrintStream out;

  /**
   * @param out where the lines go
   */
  public JsonLines(PrintStream out) {
    this.out = out;
  }

  /** Writes one line: an object whose first member is {@code "event"}. */
  public void event(String event, Members members) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", event);
      members.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    out.println(line);
    out.flush();
  }
}
