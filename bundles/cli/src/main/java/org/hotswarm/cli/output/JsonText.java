package org.hotswarm.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Objects as JSON without line ends, in ASCII, so that nobody's encoding matters. */
public final class JsonText {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private JsonText() {}

  /** Writes the members of an object. */
  @FunctionalInterface
  public interface Members {
    /** Writes names and values; the object is open. */
    void write(JsonGenerator json) throws IOException;
  }

  /** An object whose first member is {@code "event"}. */
  public static String event(String event, Members members) {
    return object(
        json -> {
          json.writeStringField("event", event);
          members.write(json);
        });
  }

  /** An object. */
  public static String object(Members members) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return line.toString();
  }
}
