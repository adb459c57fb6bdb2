package org.hotswarm.itests.load;

/**
 * A swap that was made.
 *
 * @param part symbolic name of the bundle
 * @param kind what was done to it
 * @param drain longest that was reported, in nanoseconds
 * @param gap longest that was reported, in nanoseconds
 * @param call how long the framework took for it, in nanoseconds
 * @param stall longest time without a received block of one torrent, in nanoseconds
 * @param standstill longest time without a verified piece of one torrent, in nanoseconds
 * @param twice bytes that came twice; counted once a second, so that each swap of that second has
 *     its part
 * @param pieces that were verified until the next swap
 * @param nanos until the next swap
 */
record Swap(
    String part,
    Kind kind,
    long drain,
    long gap,
    long call,
    long stall,
    long standstill,
    double twice,
    int pieces,
    long nanos) {}
