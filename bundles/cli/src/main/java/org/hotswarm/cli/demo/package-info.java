/**
 * A swarm on this machine whose parts are swapped while it is at work: one seed and three leeches,
 * each a session of its own, on loopback. Ends with a comparison of what each leech has with what
 * the seed has.
 *
 * <p>Owner thread: the command's; what sessions say arrives through its inbox, bundles are changed
 * in the background one at a time. Moving: nothing. Invariants: whatever happens, all sessions are
 * closed and the temporary directory is gone at the end, unless it is to be kept. BEPs: none.
 */
package org.hotswarm.cli.demo;
