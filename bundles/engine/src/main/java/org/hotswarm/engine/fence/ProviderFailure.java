package org.hotswarm.engine.fence;

/** A provider threw what it may not throw; it has been counted and reported. */
public final class ProviderFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProviderFailure(String words, Throwable cause) {
    super(words, cause);
  }
}
