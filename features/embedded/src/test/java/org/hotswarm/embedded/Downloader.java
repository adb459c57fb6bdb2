package org.hotswarm.embedded;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Session;
import org.hotswarm.api.alert.Alert;
import org.hotswarm.api.alert.AlertCategory;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;

/**
 * A process that downloads until it is killed. Each line of its input names a torrent file, a save
 * directory and a peer; its output has a line {@code ready MILLIS} when it is known what of a
 * torrent is there, the time since the process began, a line {@code block} for each that comes, and
 * {@code complete}.
 */
final class Downloader {
  private static final int MOST_ALERTS = 100_000;

  private Downloader() {}

  /**
   * Runs until its input ends, or it is killed.
   *
   * @param arguments the state directory
   */
  public static void main(String[] arguments) throws Exception {
    try (Hotswarm hotswarm = Hotswarm.open();
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Session session = hotswarm.session();
      session.apply(
          Settings.defaults()
              .with(NetworkSettings.BIND_ADDRESS, "127.0.0.1")
              .with(NetworkSettings.LISTEN_PORT_FIRST, 0)
              .with(NetworkSettings.LISTEN_PORT_LAST, 0)
              .with(StorageSettings.STATE_DIRECTORY, arguments[0]));
      session.alerts().subscribe(Downloader::tell, EnumSet.allOf(AlertCategory.class));
      session.alerts().setLimit(MOST_ALERTS);
      session.start();
      for (String line; (line = input.readLine()) != null; ) {
        String[] words = line.split("\t");
        session.add(
            AddTorrent.of(hotswarm.torrents().read(Path.of(words[0])), Path.of(words[1]))
                .withIntroductions(new AddTorrent.Introductions(List.of(), List.of(words[2]))));
      }
    }
  }

  private static void tell(Alert alert) {
    if (alert instanceof TorrentAlert.TorrentChecked) {
      System.out.println("ready " + ManagementFactory.getRuntimeMXBean().getUptime());
    } else if (alert instanceof BlockAlert.BlockFinished) {
      System.out.println("block");
    } else if (alert instanceof TorrentAlert.TorrentFinished) {
      System.out.println("complete");
    }
  }
}
