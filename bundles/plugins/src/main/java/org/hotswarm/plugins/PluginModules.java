package org.hotswarm.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.hotswarm.plugins.change.Census;
import org.hotswarm.plugins.change.Changes;
import org.hotswarm.plugins.jar.Copies;
import org.hotswarm.plugins.lane.Lane;
import org.hotswarm.plugins.trial.Curtain;
import org.hotswarm.plugins.watch.WatchedDirectory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Changes bundles one after the other. Any thread. */
@Component(service = Modules.class)
public final class PluginModules implements Modules {
  private final Lane lane = new Lane();
  private final Copies copies = new Copies();
  private final Set<WatchedDirectory> watched = ConcurrentHashMap.newKeySet();
  private final ServiceRegistration<?> curtain;
  private final Changes changes;

  /** In that framework. */
  @Activate
  public PluginModules(BundleContext context, @Reference ServiceComponentRuntime components) {
    Curtain hiding = new Curtain(context);
    String[] hooks = {
      EventListenerHook.class.getName(), FindHook.class.getName(), CollisionHook.class.getName()
    };
    curtain = context.registerService(hooks, hiding, null);
    changes = new Changes(context, components, lane, copies, hiding);
  }

  @Deactivate
  void deactivate() {
    watched.forEach(WatchedDirectory::close);
    lane.close();
    curtain.unregister();
    copies.close();
  }

  @Override
  public List<BundleStatus> bundles() {
    return changes.census().all();
  }

  @Override
  public BundleStatus install(Path jar) throws ModuleException {
    return lane.change(() -> Census.status(changes.install(jar)));
  }

  @Override
  public BundleStatus update(String bundle, Optional<Path> jar) throws ModuleException {
    return lane.change(
        () -> {
          Bundle found = changes.census().updatable(bundle);
          changes.update(found, jar);
          return Census.status(found);
        });
  }

  @Override
  public BundleStatus start(String bundle) throws ModuleException {
    return lane.change(
        () -> {
          Bundle found = changes.census().module(bundle);
          changes.start(found);
          return Census.status(found);
        });
  }

  @Override
  public BundleStatus stop(String bundle) throws ModuleException {
    return lane.change(
        () -> {
          Bundle found = changes.census().module(bundle);
          changes.stop(found);
          return Census.status(found);
        });
  }

  @Override
  public void uninstall(String bundle) throws ModuleException {
    lane.change(
        () -> {
          changes.uninstall(changes.census().module(bundle));
          return bundle;
        });
  }

  @Override
  public AutoCloseable watch(Path directory, Listener listener) throws ModuleException {
    WatchedDirectory watch =
        WatchedDirectory.open(directory, listener, changes, lane, copies.directory());
    watched.add(watch);
    watch.begin();
    return () -> {
      watched.remove(watch);
      watch.close();
    };
  }
}
