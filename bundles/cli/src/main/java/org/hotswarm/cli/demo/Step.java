package org.hotswarm.cli.demo;

import java.util.List;
import java.util.Optional;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;

/**
 * One change to the swarm that works.
 *
 * @param service the extension point concerned
 * @param what is done, such as {@code update wire}
 * @param work does it
 */
record Step(String service, String what, Work work) {
  private static final String RAREST = "picker.rarest";

  /** Does it, and waits until it is done. */
  @FunctionalInterface
  interface Work {
    void run(Modules modules, Swarm swarm) throws ModuleException;
  }

  /** All of them, in their order. */
  static List<Step> all() {
    return List.of(
        new Step("picker", "stop picker.rarest", (modules, swarm) -> modules.stop(RAREST)),
        update("wire", "wire"),
        update("store", "store.file"),
        update("choker", "choker.rate"),
        new Step("picker", "start picker.rarest", (modules, swarm) -> modules.start(RAREST)),
        update("bencode", "bencode"),
        update("transport", "transport.tcp"),
        new Step("picker", "use sequential", (modules, swarm) -> swarm.usePicker("sequential")),
        update("extension", "ext.pex"));
  }

  private static Step update(String service, String bundle) {
    return new Step(
        service, "update " + bundle, (modules, swarm) -> modules.update(bundle, Optional.empty()));
  }
}
