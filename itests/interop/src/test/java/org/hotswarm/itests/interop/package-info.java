/**
 * Exchanges data with the BitTorrent clients of the distribution's packages, through the command
 * line only.
 *
 * <p>Each test has a {@link org.hotswarm.itests.interop.Lab}: a network namespace with 10.99.0.0/16
 * on its loopback, a directory, and the processes started in them. {@link
 * org.hotswarm.itests.interop.TheirSwarmIT} runs the harness without Hotswarm, so that a failure
 * elsewhere is Hotswarm's.
 *
 * <p>What the clients can not do, and the tests therefore leave out: transmission 3.00 ignores x.pe
 * of a magnet link and refuses hybrid and v2 torrents (their file tree has empty keys), and makes
 * no empty files; aria2 asks UDP trackers only while its DHT is on; Debian's opentracker serves
 * white-listed torrents only and refuses to run as root.
 *
 * <p>Owner thread: one test thread per Lab. Moving: nothing. Invariants: every process has a
 * deadline of its own and is ended by its id; nothing is left behind. BEPs: 3, 9, 10, 15, 23, 29,
 * 52.
 */
package org.hotswarm.itests.interop;
