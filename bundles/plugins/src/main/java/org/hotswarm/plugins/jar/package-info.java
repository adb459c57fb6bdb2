/**
 * What a jar says about itself before anybody installs it: whether it can be read, whether it is a
 * bundle, and whether it keeps the promises that a bundle of the house keeps.
 *
 * <p>Owner thread: any; values only. Moving: nothing. Invariants: what is looked at is a copy that
 * nobody else can write; nothing is unpacked beyond its limit; each refusal says what is wrong.
 */
package org.hotswarm.plugins.jar;
