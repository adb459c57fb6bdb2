package org.hotswarm.cli.control;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.AddTorrent.Providers;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.model.hash.InfoHash;

/**
 * Chooses providers by id, for the session or for one torrent. What was chosen for a torrent is
 * remembered, as a torrent is told all of its choices at once.
 */
final class Choices {
  private static final int LEAST_HASH = 4;
  private static final Map<String, Setting<String>> OF_SESSION =
      Map.of(
          "picker", TransferSettings.PICKER,
          "choker", PeerSettings.CHOKER,
          "store", StorageSettings.STORE);

  private final Engine engine;
  private final Map<InfoHash, Providers> ofTorrents = new HashMap<>();

  Choices(Engine engine) {
    this.engine = engine;
  }

  List<String> answer(Request request) throws ControlException {
    String service = request.needed("service");
    String id = request.value("id");
    if (!OF_SESSION.containsKey(service)) {
      throw new ControlException(
          ControlException.Kind.BAD_VALUE,
          "'" + service + "' is not for choosing; picker, choker and store are");
    }
    Session session = engine.sessionNow();
    check(session, service, id);
    String torrent = request.value("torrent");
    return List.of(
        Rows.done(
            torrent.isEmpty()
                ? ofSession(session, service, id)
                : ofTorrent(find(session, torrent), service, id)));
  }

  private static void check(Session session, String service, String id) throws ControlException {
    List<String> there =
        session.modules().stream()
            .filter(module -> module.service().equals(service))
            .map(module -> module.name().id())
            .distinct()
            .toList();
    if (!id.isEmpty() && !there.contains(id)) {
      String others = there.isEmpty() ? "" : "; there is " + String.join(", ", there);
      throw new ControlException(
          ControlException.Kind.UNKNOWN, "there is no " + service + " '" + id + "'" + others);
    }
  }

  private synchronized String ofSession(Session session, String service, String id) {
    session.apply(session.settings().with(OF_SESSION.get(service), id));
    return service + " is " + (id.isEmpty() ? "the highest-ranking" : id);
  }

  private synchronized String ofTorrent(Torrent torrent, String service, String id)
      throws ControlException {
    Providers before = ofTorrents.getOrDefault(torrent.infoHash(), Providers.OF_SESSION);
    Optional<String> chosen = id.isEmpty() ? Optional.empty() : Optional.of(id);
    Providers after =
        switch (service) {
          case "picker" -> new Providers(chosen, before.store());
          case "store" -> new Providers(before.picker(), chosen);
          default ->
              throw new ControlException(
                  ControlException.Kind.BAD_VALUE,
                  "one " + service + " serves all torrents; leave the torrent out");
        };
    torrent.use(after);
    ofTorrents.put(torrent.infoHash(), after);
    String what = id.isEmpty() ? "the session's" : id;
    return service + " of " + torrent.status().name() + " is " + what;
  }

  /** By the beginning of its info-hash, or by its name. */
  private static Torrent find(Session session, String text) throws ControlException {
    String start = text.toLowerCase(Locale.ROOT);
    List<Torrent> found =
        session.torrents().stream()
            .filter(
                torrent ->
                    start.length() >= LEAST_HASH && torrent.infoHash().hex().startsWith(start)
                        || torrent.status().name().equals(text))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new ControlException(
        ControlException.Kind.UNKNOWN,
        found.isEmpty()
            ? "there is no torrent '" + text + "'; write its name or its info-hash"
            : "'" + text + "' names " + found.size() + " torrents; write the whole info-hash");
  }
}
