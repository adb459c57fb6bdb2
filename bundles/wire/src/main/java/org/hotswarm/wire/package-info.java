/**
 * Turns peer wire messages into bytes and back: the 68 bytes of the handshake, and after it frames
 * of a 4-byte big-endian length, one byte of id and a payload (BEP 3). Lengths are checked against
 * their kind and their limit as soon as they are there, before anything is allocated for them.
 * Blocks and extension payloads are views of the bytes they came in.
 *
 * <p>Owner thread: any; there is no state. Moving: nothing moves. Invariants: a decode that returns
 * nothing or throws leaves the position where it was; splitting a stream of bytes anywhere gives
 * the same messages. Buffers are big-endian, as a {@link java.nio.ByteBuffer} is when new. BEPs: 3,
 * 5, 6, 10.
 */
package org.hotswarm.wire;
