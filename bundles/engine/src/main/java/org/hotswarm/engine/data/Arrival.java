package org.hotswarm.engine.data;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.spi.witness.Sender;

/**
 * A block on its way to the store.
 *
 * @param block which
 * @param data its bytes, owned by this record until released
 * @param sender who sent it, if somebody wants to know
 */
record Arrival(Block block, ByteBuf data, Optional<Sender> sender) {}
