package org.hotswarm.api.module;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Brings bundles with modules into the running process and takes them out. Every call is checked
 * before anything changes: a bundle that cannot be resolved or does not come up leaves all as it
 * was. Nothing is fetched from a network.
 *
 * <p>Owner thread: any but an event loop; calls wait for what they do, one at a time.
 */
@ProviderType
public interface Modules {
  /** The bundles that bring modules, and those that were installed here. */
  List<BundleStatus> bundles();

  /**
   * Installs and starts a bundle.
   *
   * @param jar file on this machine
   * @throws ModuleException when it is not taken; it is not installed then
   */
  BundleStatus install(Path jar) throws ModuleException;

  /**
   * Replaces a bundle by another version of it, or reads it again from where it came.
   *
   * @param bundle symbolic name, or its part behind {@code org.hotswarm.}
   * @param jar the other version; empty for the same place as before
   * @throws ModuleException when the new one is not taken; the one before works on then
   */
  BundleStatus update(String bundle, Optional<Path> jar) throws ModuleException;

  /**
   * Starts a bundle that was stopped.
   *
   * @throws ModuleException when it does not come up; it is stopped then
   */
  BundleStatus start(String bundle) throws ModuleException;

  /**
   * Stops a bundle; what its modules did is parked, or taken over by the next best.
   *
   * @throws ModuleException when there is no such bundle, or it may not be stopped
   */
  BundleStatus stop(String bundle) throws ModuleException;

  /**
   * Stops a bundle and takes it out.
   *
   * @throws ModuleException when there is no such bundle, or it may not be taken out
   */
  void uninstall(String bundle) throws ModuleException;

  /**
   * Keeps installed what lies in a directory: a jar that appears is installed, one that changes is
   * updated, one that goes is uninstalled. What is refused is told to {@code listener} and tried
   * again when the file changes.
   *
   * @param directory only its owner may be able to write to it
   * @return closes to stop watching; what was installed stays
   * @throws ModuleException when the directory is not there, or others can write to it
   */
  AutoCloseable watch(Path directory, Listener listener) throws ModuleException;

  /** Is told what becomes of the jars of a watched directory. Called on a thread of its own. */
  interface Listener {
    /** Installed, or updated. */
    void accepted(Path jar, BundleStatus bundle);

    /** Not taken; nothing has changed. */
    void refused(Path jar, ModuleException why);

    /** The file is gone, and the bundle with it. */
    void removed(Path jar, String bundle);
  }
}
