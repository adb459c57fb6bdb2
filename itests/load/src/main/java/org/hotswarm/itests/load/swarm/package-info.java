/**
 * The other side of the connections: a process with five sessions that nobody swaps, and a tracker
 * for HTTP and one for UDP. It is told what to do line by line on its standard input and ends with
 * it.
 */
package org.hotswarm.itests.load.swarm;
