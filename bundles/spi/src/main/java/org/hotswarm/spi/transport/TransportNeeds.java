package org.hotswarm.spi.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.osgi.annotation.versioning.ProviderType;

/** What a transport may ask of the engine. */
@ProviderType
public interface TransportNeeds {
  /** The loop that accepts. */
  EventLoop acceptLoop();

  /** A loop for the next accepted channel. */
  EventLoop nextLoop();

  /**
   * Prepares an accepted channel before it reads. Called on the channel's loop, from its
   * initializer.
   */
  void accepted(Channel channel);

  /** Socket options. */
  TransportSettings settings();
}
