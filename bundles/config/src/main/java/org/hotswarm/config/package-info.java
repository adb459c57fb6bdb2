/**
 * Settings from Configuration Admin: one PID for each group of the table, {@code
 * org.hotswarm.<group>}, and {@code org.hotswarm.session} for the session's life, all with their
 * metatype. What is in the table is said there; nothing of it is repeated here.
 *
 * <p>Owner thread: Configuration Admin's, one update after another. Moving: nothing; when the
 * engine is replaced, all configurations are told anew, and win over what was parked. Invariants: a
 * configuration is applied whole or not at all; a PID that was never configured changes nothing,
 * and one whose configuration is deleted goes back to the defaults. BEPs: none.
 */
package org.hotswarm.config;
