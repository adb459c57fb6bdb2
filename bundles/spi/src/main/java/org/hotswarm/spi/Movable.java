package org.hotswarm.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A working object: one owner thread, one life.
 *
 * @param <S> what moves to the next one
 */
@ConsumerType
public interface Movable<S extends ProviderState> extends AutoCloseable {

  /**
   * What nobody else could tell the next one. Called between two events, and the object may go on
   * afterwards.
   */
  S snapshot();

  /**
   * The last call; returns with no thread, file, socket or lease left behind. Throws nothing and
   * may be repeated.
   */
  @Override
  void close();
}
