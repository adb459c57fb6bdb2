package org.hotswarm.cli.demo;

import java.time.Duration;

/**
 * How a demonstration ended.
 *
 * @param right whether every leech has what the seed has
 * @param size bytes that each has
 * @param changes what was done to the swarm
 * @param faults times a provider threw or took too long
 * @param lost ends of connections that were closed
 * @param wasted bytes that came and were of no use
 * @param seconds that the download took
 */
record Result(
    boolean right, long size, Changes changes, int faults, int lost, long wasted, double seconds) {

  /**
   * What was done.
   *
   * @param made steps
   * @param left steps that did not come before the download was over
   * @param longestGap in which nobody worked
   */
  record Changes(int made, int left, Duration longestGap) {}
}
