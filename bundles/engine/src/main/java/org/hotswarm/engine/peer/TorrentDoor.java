package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.hotswarm.model.wire.Handshake;

/** Where connections that name a torrent are brought. Any thread. */
public interface TorrentDoor {
  /** The torrent's loop. */
  EventLoop loop();

  /** What we say first. */
  Handshake ours();

  /**
   * An incoming connection, on the torrent's loop, not reading, without our handshake having been
   * sent. Takes over the channel and the bytes that came behind the handshake.
   */
  void onArrival(Channel channel, Handshake theirs, ByteBuf behind);
}
