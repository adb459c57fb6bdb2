package org.hotswarm.cli.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object whose values are text, numbers, truth values, or lists of these: all that requests
 * and rows are made of.
 */
public final class JsonObject {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).build())
          .build();

  private final Map<String, List<String>> members;

  private JsonObject(Map<String, List<String>> members) {
    this.members = members;
  }

  /**
   * Reads one.
   *
   * @throws ControlException when the line is no such object
   */
  static JsonObject parse(String line) throws ControlException {
    try (JsonParser json = FACTORY.createParser(line)) {
      expect(json.nextToken() == JsonToken.START_OBJECT);
      Map<String, List<String>> members = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        members.put(json.currentName(), value(json));
      }
      expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
      return new JsonObject(members);
    } catch (IOException noJson) {
      throw malformed();
    }
  }

  private static List<String> value(JsonParser json) throws IOException, ControlException {
    List<String> values = new ArrayList<>();
    if (json.nextToken() != JsonToken.START_ARRAY) {
      values.add(scalar(json));
      return values;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(scalar(json));
    }
    return values;
  }

  private static String scalar(JsonParser json) throws IOException, ControlException {
    expect(json.currentToken() != null && json.currentToken().isScalarValue());
    return json.getText();
  }

  private static void expect(boolean right) throws ControlException {
    if (!right) {
      throw malformed();
    }
  }

  private static ControlException malformed() {
    return new ControlException(
        ControlException.Kind.MALFORMED, "a line is one JSON object, nothing nested in it");
  }

  /** The value as text; empty text when there is none. */
  public String text(String name) {
    List<String> values = members.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : "";
  }

  /** The value as a whole number; 0 when it is none. */
  public long number(String name) {
    String text = text(name);
    return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** The values of a list, as text. */
  public List<String> list(String name) {
    return List.copyOf(members.getOrDefault(name, List.of()));
  }
}
