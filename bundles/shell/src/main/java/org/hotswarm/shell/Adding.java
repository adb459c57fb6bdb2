package org.hotswarm.shell;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentException;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.metainfo.MetainfoException;

/** Adds torrents. */
final class Adding {
  private final Session session;
  private final TorrentFactory factory;

  Adding(Session session, TorrentFactory factory) {
    this.session = session;
    this.factory = factory;
  }

  String add(String... words) throws Mistake {
    if (words.length < 1 || words.length > 2) {
      throw new Mistake(
          "write hotswarm:add SOURCE [DIRECTORY]; SOURCE is a .torrent file, an"
              + " http(s) URL, a magnet link or an info-hash");
    }
    try {
      Path savePath = Path.of(words.length > 1 ? words[1] : "").toAbsolutePath().normalize();
      AddTorrent request = request(words[0], savePath);
      session.start();
      Torrent torrent = session.add(request);
      return "added " + Shown.text(torrent.status().name()) + ", saved in " + savePath;
    } catch (NoSuchFileException | FileNotFoundException missing) {
      throw new Mistake("there is no file '" + words[0] + "'");
    } catch (IOException
        | MetainfoException
        | TorrentException
        | IllegalArgumentException unusable) {
      throw new Mistake(words[0] + ": " + unusable.getMessage());
    }
  }

  private AddTorrent request(String source, Path savePath) throws IOException, MetainfoException {
    if (source.startsWith("magnet:")) {
      return AddTorrent.of(factory.magnet(source), savePath);
    }
    if (source.matches("[0-9a-fA-F]{40}|[a-zA-Z2-7]{32}")) {
      return AddTorrent.of(factory.magnet("magnet:?xt=urn:btih:" + source), savePath);
    }
    boolean url = source.startsWith("http://") || source.startsWith("https://");
    return AddTorrent.of(
        url ? factory.fetch(URI.create(source)) : factory.read(Path.of(source)), savePath);
  }
}
