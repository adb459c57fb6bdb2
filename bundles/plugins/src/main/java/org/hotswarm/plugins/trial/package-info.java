/**
 * Finds out what a bundle is worth while nobody else can see what it brings: whether it can be
 * resolved and if not what is missing, whether its components come up, and whether what they
 * register answers to a name. Only then is it let on.
 *
 * <p>Owner thread: that of changes; what the bundle itself does runs in steps that are not waited
 * for for ever. Moving: nothing. Invariants: a service of a bundle on trial is found and heard of
 * by nobody but us and that bundle.
 */
package org.hotswarm.plugins.trial;
