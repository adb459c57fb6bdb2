package org.hotswarm.engine.make;

import org.hotswarm.api.settings.LimitSettings;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.spi.metainfo.MetainfoLimits;

/** What the settings allow a torrent to be. */
public final class TorrentLimits {
  private TorrentLimits() {}

  /** As the settings say; those of magnet links have no setting. */
  public static MetainfoLimits of(Settings settings) {
    MetainfoLimits standard = MetainfoLimits.STANDARD;
    return new MetainfoLimits(
        settings.get(LimitSettings.TORRENT_BYTES),
        settings.get(LimitSettings.PIECES),
        settings.get(LimitSettings.DIRECTORY_DEPTH),
        settings.get(LimitSettings.RENAMED_DUPLICATES),
        standard.magnetCharacters(),
        standard.magnetTrackers(),
        standard.magnetPeers());
  }
}
