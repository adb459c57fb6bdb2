package org.hotswarm.tracker.udp;

import java.nio.ByteBuffer;
import org.hotswarm.spi.tracker.TrackerException;

/**
 * What is asked of a tracker once there is a connection id.
 *
 * @param <R> the answer
 */
interface Question<R> {
  /** The action number of question and answer (BEP 15). */
  int action();

  /** The datagram, ready to be sent. */
  ByteBuffer encode(long connectionId, int transactionId);

  /**
   * Reads the answer.
   *
   * @param body what follows action and transaction id
   * @param v6 whether the tracker was reached by IPv6, which decides the size of a peer
   * @throws TrackerException of kind {@code MALFORMED} when the size is wrong
   */
  R decode(ByteBuffer body, boolean v6) throws TrackerException;
}
