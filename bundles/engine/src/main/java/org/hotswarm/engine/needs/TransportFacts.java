package org.hotswarm.engine.needs;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.function.Supplier;
import org.hotswarm.engine.loop.Loops;
import org.hotswarm.engine.peer.Doorman;
import org.hotswarm.spi.transport.TransportNeeds;
import org.hotswarm.spi.transport.TransportSettings;

/**
 * The facts of the session for a transport.
 *
 * @param loops where channels live
 * @param doorman receives accepted channels
 * @param current settings of the moment
 */
public record TransportFacts(Loops loops, Doorman doorman, Supplier<TransportSettings> current)
    implements TransportNeeds {
  @Override
  public EventLoop acceptLoop() {
    return loops.session();
  }

  @Override
  public EventLoop nextLoop() {
    return loops.next();
  }

  @Override
  public void accepted(Channel channel) {
    doorman.receive(channel);
  }

  @Override
  public TransportSettings settings() {
    return current.get();
  }
}
