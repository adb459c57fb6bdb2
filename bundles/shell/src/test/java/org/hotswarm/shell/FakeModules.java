package org.hotswarm.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;

/** Bundles that are only names; all are there but {@code none}. */
final class FakeModules implements Modules {
  final List<String> calls = new ArrayList<>();
  final List<BundleStatus> bundles = new ArrayList<>();

  private BundleStatus change(String call, String bundle, String state) throws ModuleException {
    calls.add(call);
    if (bundle.equals("none")) {
      throw new ModuleException(ModuleException.Kind.UNKNOWN, "there is no bundle 'none'");
    }
    return new BundleStatus(bundle, "1.0.0", state, "file:x");
  }

  @Override
  public List<BundleStatus> bundles() {
    return bundles;
  }

  @Override
  public BundleStatus install(Path jar) throws ModuleException {
    return change("install " + jar, jar.getFileName().toString(), "active");
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
  }

  @Override
  public AutoCloseable watch(Path directory, Listener listener) {
    throw new UnsupportedOperationException("no command watches");
  }
}
