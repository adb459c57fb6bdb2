package org.hotswarm.itests.load.swarm;

import java.nio.file.Path;
import java.util.List;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/**
 * What the swarm consists of.
 *
 * @param bundles directory of the delivered jars
 * @param logging version of SLF4J on the class path
 * @param home where it keeps all it has
 * @param torrents how many
 * @param mebibytes of each
 * @param seeds members that have everything
 * @param leeches members that want everything
 */
public record Plan(
    Path bundles, String logging, Path home, int torrents, int mebibytes, int seeds, int leeches) {

  /** Of the arguments of a command. */
  static Plan of(String... arguments) {
    return new Plan(
        Path.of(arguments[0]),
        arguments[1],
        Path.of(arguments[2]),
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[4]),
        Integer.parseInt(arguments[5]),
        Integer.parseInt(arguments[6]));
  }

  /** As arguments of a command. */
  public List<String> arguments() {
    return List.of(
        bundles.toString(),
        logging,
        home.toString(),
        "" + torrents,
        "" + mebibytes,
        "" + seeds,
        "" + leeches);
  }

  /** The .torrent file of that number. */
  public Path torrentFile(int number) {
    return home.resolve(number + ".torrent");
  }

  /** One torrent comes with no more than its info-hash: both sides add it by a magnet link. */
  public boolean isMagnet(int number) {
    return number == torrents - 3;
  }

  /** How that torrent is added. */
  public AddTorrent asAdded(int number, Metainfo metainfo, TorrentFactory factory, Path to)
      throws MetainfoException {
    return isMagnet(number)
        ? AddTorrent.of(factory.magnet(factory.magnetOf(metainfo)), to)
        : AddTorrent.of(metainfo, to);
  }

  /** How many connections the session under trial has. */
  public int connections() {
    return torrents * (seeds + leeches);
  }
}
