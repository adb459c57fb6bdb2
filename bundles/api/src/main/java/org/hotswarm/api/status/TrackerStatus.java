package org.hotswarm.api.status;

import java.time.Duration;
import java.util.Optional;

/**
 * How a tracker of a torrent is.
 *
 * @param url without what may be secret in its query
 * @param tier 0 is tried first (BEP 12)
 * @param working whether the last announce was answered
 * @param updating whether an announce is under way
 * @param fails announces in a row that failed
 * @param message the tracker's own words, or what went wrong
 * @param nextAnnounce from now
 */
public record TrackerStatus(
    String url,
    int tier,
    boolean working,
    boolean updating,
    int fails,
    Optional<String> message,
    Duration nextAnnounce) {}
