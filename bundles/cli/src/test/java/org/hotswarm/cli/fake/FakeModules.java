package org.hotswarm.cli.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.api.module.Modules;

/** Bundles that are only names. */
public final class FakeModules implements Modules {
  private final Map<String, BundleStatus> bundles = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Optional<ModuleException> refusal = Optional.empty();
  private Listener listener;

  /** What was asked of it, in order. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** A bundle is there. */
  public FakeModules bundle(String name, String state) {
    bundles.put(name, new BundleStatus(name, "1.0.0", state, "file:" + name));
    return this;
  }

  /** Whatever is asked for is refused. */
  public void refuse(Kind kind, String why) {
    refusal = Optional.of(new ModuleException(kind, why));
  }

  /** Who watches. */
  public Listener listener() {
    return listener;
  }

  private synchronized BundleStatus change(String call, String name, String state)
      throws ModuleException {
    calls.add(call);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (!bundles.containsKey(name)) {
      throw new ModuleException(Kind.UNKNOWN, "there is no bundle '" + name + "'");
    }
    return bundle(name, state).bundles.get(name);
  }

  @Override
  public List<BundleStatus> bundles() {
    return List.copyOf(bundles.values());
  }

  @Override
  public BundleStatus install(Path jar) throws ModuleException {
    String name = jar.getFileName().toString().replace(".jar", "");
    if (refusal.isEmpty()) {
      bundle(name, "active");
    }
    return change("install " + jar, name, "active");
  }

  @Override
  public BundleStatus update(String bundle, Optional<Path> jar) throws ModuleException {
    return change("update " + bundle + jar.map(file -> " " + file).orElse(""), bundle, "active");
  }

  @Override
  public BundleStatus start(String bundle) throws ModuleException {
    return change("start " + bundle, bundle, "active");
  }

  @Override
  public BundleStatus stop(String bundle) throws ModuleException {
    return change("stop " + bundle, bundle, "resolved");
  }

  @Override
  public void uninstall(String bundle) throws ModuleException {
    change("uninstall " + bundle, bundle, "resolved");
    bundles.remove(bundle);
  }

  @Override
  public AutoCloseable watch(Path directory, Listener told) throws ModuleException {
    calls.add("watch " + directory);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    listener = told;
    return () -> calls.add("unwatch");
  }
}
