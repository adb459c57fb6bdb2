package org.hotswarm.engine.fence;

/** Is told what goes wrong in providers. Any thread; only posts. */
@FunctionalInterface
public interface FaultListener {
  /**
   * Something went wrong.
   *
   * @param fence of the provider
   * @param words what and where
   * @param out whether the provider is quarantined from now on
   */
  void onFault(Fence fence, String words, boolean out);
}
