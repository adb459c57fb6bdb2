package org.hotswarm.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.hotswarm.api.Session;
import org.hotswarm.api.module.Modules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands about the parts of the engine; Gogo calls the methods by their names. */
@Component(
    service = ModuleCommands.class,
    property = {
      "osgi.command.scope=hotswarm",
      "osgi.command.function=modules",
      "osgi.command.function=slots",
      "osgi.command.function=reports",
      "osgi.command.function=swap"
    })
public final class ModuleCommands {
  private final Session session;
  private final SwapWords words;

  /** Comes and goes; without it providers can be chosen, but no bundles changed. */
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  private volatile Modules modules;

  /** For one session. */
  @Activate
  public ModuleCommands(@Reference Session session) {
    this.session = session;
    this.words = new SwapWords(session, this::modulesNow);
  }

  ModuleCommands(Session session, Modules modules) {
    this(session);
    this.modules = modules;
  }

  private Optional<Modules> modulesNow() {
    return Optional.ofNullable(modules);
  }

  /** Providers. */
  @Descriptor("lists the providers that are there, and the bundles that bring none now")
  public String modules() {
    return ModuleTables.modules(
        session.modules(), modulesNow().map(Modules::bundles).orElse(List.of()));
  }

  /** Places. */
  @Descriptor("lists the places that providers fill, of the session and its torrents")
  public String slots() {
    return ModuleTables.slots(session.slots());
  }

  /** What happened. */
  @Descriptor("lists what happened when providers came, went or were chosen")
  public String reports() {
    return ModuleTables.reports(session.reports());
  }

  /** Changes. */
  @Descriptor("chooses a provider, or changes a bundle, while torrents run")
  public String swap(
      @Descriptor(
              "picker|choker|store ID [TORRENT] | stop|start|uninstall BUNDLE | install FILE |"
                  + " update BUNDLE [FILE]")
          String... given) {
    return Mistake.answered(() -> words.say(given));
  }
}
