package org.hotswarm.engine.find;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Our address as others see it, as far as somebody told us (BEP 24).
 *
 * <p>Owner thread: any.
 */
public final class SeenAddress {
  private final AtomicReference<InetAddress> last = new AtomicReference<>();

  /** Whether {@code address} is another than was told before. */
  public boolean isNews(InetAddress address) {
    return !address.equals(last.getAndSet(address));
  }
}
