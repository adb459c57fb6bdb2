package org.hotswarm.api.status;

/**
 * How a session is.
 *
 * @param port it listens on; 0 while it does not
 * @param incoming whether somebody has connected to us from elsewhere
 * @param downRate bytes per second of payload
 * @param upRate bytes per second of payload
 * @param downloaded payload bytes
 * @param uploaded payload bytes
 * @param peers connected
 * @param unchoked of these, those we let download
 */
public record SessionStatus(
    int port,
    boolean incoming,
    long downRate,
    long upRate,
    long downloaded,
    long uploaded,
    int peers,
    int unchoked) {}
