package org.hotswarm.cli.control;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;

/** Starts, stops, updates, installs and uninstalls bundles. */
final class Changes {
  private final Engine engine;

  Changes(Engine engine) {
    this.engine = engine;
  }

  List<String> answer(Request request) throws ControlException {
    Modules modules =
        engine
            .modules()
            .get()
            .orElseThrow(
                () ->
                    new ControlException(
                        ControlException.Kind.UNAVAILABLE,
                        "this engine has no part that changes bundles"));
    try {
      return change(request, modules);
    } catch (ModuleException refused) {
      throw ControlException.of(refused);
    }
  }

  private static List<String> change(Request request, Modules modules)
      throws ControlException, ModuleException {
    return switch (request.command()) {
      case "start" -> told(modules.start(request.needed("bundle")));
      case "stop" -> told(modules.stop(request.needed("bundle")));
      case "install" -> told(modules.install(file(request.needed("file"))));
      case "update" -> {
        String file = request.value("file");
        Optional<Path> jar = file.isEmpty() ? Optional.empty() : Optional.of(file(file));
        yield told(modules.update(request.needed("bundle"), jar));
      }
      default -> {
        modules.uninstall(request.needed("bundle"));
        yield List.of(Rows.done(request.value("bundle") + " is uninstalled"));
      }
    };
  }

  private static List<String> told(BundleStatus bundle) {
    String state = bundle.state().equals("resolved") ? "stopped" : bundle.state();
    return List.of(
        Rows.of(bundle), Rows.done(bundle.name() + " " + bundle.version() + " is " + state));
  }

  /** The client knows where it is; a path that depends on that is not for us to complete. */
  private static Path file(String text) throws ControlException {
    try {
      Path file = Path.of(text);
      if (file.isAbsolute()) {
        return file;
      }
    } catch (InvalidPathException impossible) {
      throw new ControlException(
          ControlException.Kind.BAD_VALUE, text + ": " + impossible.getReason());
    }
    throw new ControlException(ControlException.Kind.BAD_VALUE, text + ": not an absolute path");
  }
}
