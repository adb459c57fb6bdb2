package org.hotswarm.itests.load;

import java.util.List;
import java.util.Map;

/**
 * What a segment came to.
 *
 * @param swapped whether providers were swapped
 * @param swaps made; without swaps, the same periods with none
 * @param pieces verified in the time of the swaps
 * @param nanos that time
 * @param redundant bytes that came twice in that time
 * @param slowCalls calls into providers that took longer than they should, in that time
 * @param complaints of this side, in that time
 * @param theirs complaints of the swarm, in that time
 * @param failures transfers that did not end well
 */
record Segment(
    boolean swapped,
    List<Swap> swaps,
    int pieces,
    long nanos,
    long redundant,
    int slowCalls,
    Map<String, Integer> complaints,
    Map<String, Integer> theirs,
    List<String> failures) {}
