package org.hotswarm.api;

import java.time.Duration;
import java.util.List;
import org.hotswarm.api.status.TrackerStatus;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The trackers of a torrent (manual: trackers, replace_trackers, set_tracker_login,
 * force_reannounce, scrape_tracker).
 *
 * <p>Any thread; what is asked for is done on the torrent's own. Every method throws a {@link
 * RemovedTorrentException} once the torrent has left its session.
 */
@ProviderType
public interface Trackers {
  /** How they are, in the order they are tried; a snapshot at most a second old. */
  List<TrackerStatus> all();

  /** Their announce URLs by tier (BEP 12), as they were given: they may hold what is secret. */
  List<List<String>> tiers();

  /**
   * Has these trackers from now on, in place of all others; the resume data does not keep them. A
   * tracker that stays goes on as it was, one that goes is told {@code stopped}, and new ones are
   * told {@code started} when it is their turn.
   *
   * @param tiers announce URLs; one that cannot be used shows in {@link #all} with the reason
   */
  void replace(List<List<String>> tiers);

  /**
   * Names this user to trackers over HTTP that ask for one; not to those whose URL names a user. It
   * is not kept in the resume data. The password goes over the wire as good as in the clear, unless
   * the URL is {@code https}.
   *
   * @param user without a colon; empty for none
   * @param password may be empty
   * @throws IllegalArgumentException when the user has a colon, which RFC 7617 cannot express
   */
  void login(String user, String password);

  /** Announces now, as far as the trackers' least intervals allow. */
  void announce();

  /** Announces after that time, be it sooner or later than planned, with the same restriction. */
  void announceIn(Duration delay);

  /**
   * Announces to one of them now, as far as its least interval allows.
   *
   * @param url as in {@link #tiers}, or as {@link TrackerStatus} shows it
   * @throws IllegalArgumentException when the torrent has no such tracker
   */
  void announceTo(String url);

  /**
   * Asks how many seeds and leeches there are (BEP 48, BEP 15); the answer shows in {@link
   * org.hotswarm.api.status.TorrentStatus.Swarm#scraped}.
   */
  void scrape();
}
