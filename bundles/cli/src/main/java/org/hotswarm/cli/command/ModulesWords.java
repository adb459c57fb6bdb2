package org.hotswarm.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.cli.control.Request;
import org.hotswarm.cli.exit.Failure;

/** What the words behind {@code modules} ask for. */
final class ModulesWords {
  private ModulesWords() {}

  static List<Request> requests(List<String> words) throws Failure {
    String what = words.isEmpty() ? "list" : words.get(0);
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    return switch (what) {
      case "list" -> alone("modules", rest);
      case "slots", "reports" -> alone(what, rest);
      case "stop", "start", "uninstall" -> each(what, "bundle", bundles(what, rest));
      case "install" -> each(what, "file", files(rest));
      case "update" -> List.of(update(rest));
      case "use" -> List.of(use(rest));
      default ->
          throw Failure.option(
              "modules "
                  + what
                  + ": write list, slots, reports, stop, start, update, install, uninstall or use");
    };
  }

  private static List<Request> alone(String command, List<String> rest) throws Failure {
    if (!rest.isEmpty()) {
      throw Failure.option("'" + rest.get(0) + "' is one argument too many");
    }
    return List.of(Request.of(command));
  }

  private static List<String> bundles(String what, List<String> rest) throws Failure {
    if (rest.isEmpty()) {
      throw Failure.option(
          "modules " + what + ": BUNDLE is missing; 'hotswarm modules' lists them");
    }
    return rest;
  }

  private static List<String> files(List<String> rest) throws Failure {
    if (rest.isEmpty()) {
      throw Failure.option("modules install: FILE is missing; it is a bundle's jar");
    }
    List<String> files = new ArrayList<>();
    for (String file : rest) {
      files.add(absolute(file));
    }
    return files;
  }

  /** The engine may have been started in another directory. */
  private static String absolute(String file) throws Failure {
    return Sources.path(file).toAbsolutePath().normalize().toString();
  }

  private static List<Request> each(String command, String name, List<String> values) {
    return values.stream().map(value -> Request.of(command).with(name, value)).toList();
  }

  private static Request update(List<String> rest) throws Failure {
    bundles("update", rest);
    if (rest.size() > 2) {
      throw Failure.option("modules update: write BUNDLE, or BUNDLE FILE");
    }
    Request request = Request.of("update").with("bundle", rest.get(0));
    return rest.size() == 1 ? request : request.with("file", absolute(rest.get(1)));
  }

  private static Request use(List<String> rest) throws Failure {
    if (rest.isEmpty() || rest.size() > 2 || rest.get(0).indexOf('=') < 1) {
      throw Failure.option(
          "modules use: write SERVICE=ID or SERVICE=ID TORRENT, as in picker=sequential");
    }
    String[] choice = rest.get(0).split("=", 2);
    Request request = Request.of("use").with("service", choice[0]).with("id", choice[1]);
    return rest.size() == 1 ? request : request.with("torrent", rest.get(1));
  }
}
