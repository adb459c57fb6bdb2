package org.hotswarm.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotswarm.api.AddTorrent.Providers;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.hotswarm.model.hash.InfoHash;

/** Chooses providers and changes bundles. */
final class SwapWords {
  private static final String USAGE =
      "write hotswarm:swap picker|choker|store ID [TORRENT], hotswarm:swap stop|start|uninstall"
          + " BUNDLE, hotswarm:swap install FILE, or hotswarm:swap update BUNDLE [FILE]";

  private final Session session;
  private final Supplier<Optional<Modules>> modules;

  /** A torrent is told all of its choices at once. */
  private final Map<InfoHash, Providers> chosen = new HashMap<>();

  SwapWords(Session session, Supplier<Optional<Modules>> modules) {
    this.session = session;
    this.modules = modules;
  }

  String say(String... words) throws Mistake {
    if (words.length < 2 || words.length > 3) {
      throw new Mistake(USAGE);
    }
    Optional<String> third = words.length > 2 ? Optional.of(words[2]) : Optional.empty();
    return switch (words[0]) {
      case "picker", "choker", "store" -> choose(words[0], words[1], third);
      case "update" -> change("update", words[1], third);
      case "stop", "start", "install", "uninstall" -> {
        if (third.isPresent()) {
          throw new Mistake(USAGE);
        }
        yield change(words[0], words[1], third);
      }
      default -> throw new Mistake(USAGE);
    };
  }

  private String choose(String service, String id, Optional<String> torrent) throws Mistake {
    List<String> there =
        session.modules().stream()
            .filter(module -> module.service().equals(service))
            .map(module -> module.name().id())
            .distinct()
            .toList();
    if (!id.isEmpty() && !there.contains(id)) {
      String others = there.isEmpty() ? "" : "; there is " + String.join(", ", there);
      throw new Mistake("there is no " + service + " '" + id + "'" + others);
    }
    if (torrent.isPresent()) {
      return choose(Selection.one(session.torrents(), torrent.get()), service, id);
    }
    session.apply(session.settings().with(service, id));
    return service + " is " + (id.isEmpty() ? "the highest-ranking" : id);
  }

  private synchronized String choose(Torrent torrent, String service, String id) throws Mistake {
    Providers before = chosen.getOrDefault(torrent.infoHash(), Providers.OF_SESSION);
    Optional<String> choice = id.isEmpty() ? Optional.empty() : Optional.of(id);
    Providers after =
        switch (service) {
          case "picker" -> new Providers(choice, before.store());
          case "store" -> new Providers(before.picker(), choice);
          default -> throw new Mistake("one " + service + " serves all torrents");
        };
    torrent.use(after);
    chosen.put(torrent.infoHash(), after);
    String name = Shown.text(torrent.status().name());
    return service + " of " + name + " is " + (id.isEmpty() ? "the session's" : id);
  }

  private String change(String verb, String what, Optional<String> file) throws Mistake {
    Modules bundles =
        modules.get().orElseThrow(() -> new Mistake("nothing is there that changes bundles"));
    try {
      return switch (verb) {
        case "stop" -> told(bundles.stop(what));
        case "start" -> told(bundles.start(what));
        case "install" -> told(bundles.install(path(what)));
        case "update" ->
            told(bundles.update(what, file.isEmpty() ? none() : Optional.of(path(file.get()))));
        default -> {
          bundles.uninstall(what);
          yield Shown.text(what) + " is uninstalled";
        }
      };
    } catch (ModuleException refused) {
      throw new Mistake(refused.getMessage());
    }
  }

  private static Optional<Path> none() {
    return Optional.empty();
  }

  private static Path path(String text) throws Mistake {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException impossible) {
      throw new Mistake(text + ": " + impossible.getReason());
    }
  }

  private static String told(BundleStatus bundle) {
    String state = ModuleTables.state(bundle);
    return Shown.text(bundle.name() + " " + bundle.version() + " is " + state);
  }
}
