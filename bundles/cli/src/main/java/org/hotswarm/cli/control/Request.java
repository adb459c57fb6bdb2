package org.hotswarm.cli.control;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hotswarm.cli.output.JsonText;

/**
 * What a client asks for.
 *
 * @param command such as {@code modules} or {@code stop}
 * @param values by name; all of them text
 */
public record Request(String command, Map<String, String> values) {
  private static final String COMMAND = "command";

  /** Without values. */
  public static Request of(String command) {
    return new Request(command, Map.of());
  }

  /** With one value more. */
  public Request with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Request(command, more);
  }

  static Request parse(String line) throws ControlException {
    JsonObject object = JsonObject.parse(line);
    Request request = of(object.text(COMMAND));
    for (String name : Desk.VALUES) {
      String value = object.text(name);
      request = value.isEmpty() ? request : request.with(name, value);
    }
    return request;
  }

  String line() {
    return JsonText.object(
        json -> {
          json.writeStringField(COMMAND, command);
          for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
          }
        });
  }

  /** The value, or empty text. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /**
   * A value that must be there.
   *
   * @throws ControlException when it is not
   */
  String needed(String name) throws ControlException {
    if (value(name).isEmpty()) {
      throw new ControlException(
          ControlException.Kind.BAD_VALUE, command + " needs a value '" + name + "'");
    }
    return value(name);
  }
}
