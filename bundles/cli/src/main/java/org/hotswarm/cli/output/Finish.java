package org.hotswarm.cli.output;

import java.nio.file.Path;
import java.util.Optional;
import org.hotswarm.model.hash.InfoHash;

/**
 * All that was wanted of a torrent is there.
 *
 * @param infoHash which
 * @param name as it came
 * @param seconds since it was started
 * @param bytes wanted
 * @param received bytes that came from peers meanwhile
 * @param place the file or directory that it is in, once that is known
 */
public record Finish(
    InfoHash infoHash,
    String name,
    double seconds,
    long bytes,
    long received,
    Optional<Path> place) {}
