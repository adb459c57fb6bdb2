package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import org.hotswarm.model.geometry.Block;

/**
 * A block on its way to the store.
 *
 * @param block which
 * @param data its bytes, owned by this record until released
 * @param peer number of the peer that sent it
 */
record Arrival(Block block, ByteBuf data, long peer) {}
