package org.hotswarm.engine.fence;

import org.hotswarm.api.alert.SessionAlert.ProviderFault.Kind;

/** Is told what goes wrong in providers. Any thread; only posts. */
@FunctionalInterface
public interface FaultListener {
  /**
   * Something went wrong.
   *
   * @param fence of the provider
   * @param kind what it means
   * @param words what and where
   */
  void onFault(Fence fence, Kind kind, String words);
}
