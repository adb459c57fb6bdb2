package org.hotswarm.spi.metainfo;

/**
 * What a codec accepts.
 *
 * @param torrentBytes size of a .torrent file (limit 1: 32 MiB)
 * @param pieces number of pieces (limit 6: 2,097,152)
 * @param directoryDepth elements of a path (limit 8: 100)
 * @param renamedDuplicates files whose equal names are made different before the torrent is refused
 *     (limit 7: 500)
 * @param magnetCharacters length of a magnet link (limit 15: 16 KiB)
 * @param magnetTrackers {@code tr} and {@code ws} each (limit 15: 100)
 * @param magnetPeers {@code x.pe} (limit 15: 50)
 */
public record MetainfoLimits(
    int torrentBytes,
    int pieces,
    int directoryDepth,
    int renamedDuplicates,
    int magnetCharacters,
    int magnetTrackers,
    int magnetPeers) {
  /** The defaults of the limits table. */
  public static final MetainfoLimits STANDARD =
      new MetainfoLimits(32 << 20, 2_097_152, 100, 500, 16 << 10, 100, 50);
}
