package org.hotswarm.engine.peer;

import org.hotswarm.model.wire.MessageReader;

/** Whoever reads what a {@link PeerChannel} receives. Owner thread: the channel's loop. */
public interface PeerReader extends MessageReader {
  /** Everything that could be read at once has been read. */
  void onTurnDone();

  /** The channel can take more to send. */
  void onWritable();

  /** The peer said what the protocol does not allow; {@link #onClosed} follows. */
  void onViolation(String what);

  /** The channel is closed; nothing follows. */
  void onClosed(String reason);
}
