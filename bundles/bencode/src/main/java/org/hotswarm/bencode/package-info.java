/**
 * Bencode read and written in two passes. The first walks the bytes with {@link
 * org.hotswarm.bencode.Tokens}, which checks grammar and every limit and allocates nothing but one
 * frame per open container; only what passed is built into a tree by the second. Input that is
 * refused therefore costs no heap, however large it claims to be. Nothing here recurses, so depth
 * is a limit and never a stack overflow.
 *
 * <p>Owner thread: any; the codec is stateless. Moving: nothing moves. Invariants: offsets in
 * errors count from the position at the call; buffers are read by index, so a failed call leaves
 * the position where it was. BEPs: 3.
 */
package org.hotswarm.bencode;
