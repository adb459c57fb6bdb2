package org.hotswarm.plugins.trial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.plugins.lane.Lane;
import org.hotswarm.plugins.lane.Overrun;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Starts a bundle once while nobody can see what it brings. Owner thread: that of changes. */
public final class Trial {
  private final BundleContext context;
  private final Curtain curtain;
  private final Checkup checkup;
  private final Lane lane;

  /** Behind that curtain. */
  public Trial(BundleContext context, Curtain curtain, Checkup checkup, Lane lane) {
    this.context = context;
    this.curtain = curtain;
    this.checkup = checkup;
    this.lane = lane;
  }

  /** Something that may install what is there already. */
  public interface Installing {
    /** Installs. */
    Bundle install() throws ModuleException;
  }

  /** Installs beside what is there, even if that has the same name and version. */
  public Bundle beside(Installing installing) throws ModuleException {
    curtain.allowDoubles(true);
    try {
      return installing.install();
    } finally {
      curtain.allowDoubles(false);
    }
  }

  /**
   * Resolves a bundle.
   *
   * @throws ModuleException when it cannot be resolved, and what is missing
   */
  public void resolve(Bundle bundle) throws ModuleException {
    Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    if (!system.adapt(FrameworkWiring.class).resolveBundles(List.of(bundle))) {
      throw new ModuleException(
          Kind.UNRESOLVED,
          bundle.getSymbolicName()
              + " "
              + bundle.getVersion()
              + " "
              + new Missing(bundle, context.getBundles()).words());
    }
  }

  /**
   * Starts a resolved bundle, looks at its components, and stops it.
   *
   * @param budget for starting, and for stopping
   * @throws ModuleException when it did not come up, and why; it may be stopping still
   */
  public void run(Bundle bundle, Duration budget) throws ModuleException {
    curtain.hide(bundle);
    step(bundle, "start", budget, () -> bundle.start(Bundle.START_TRANSIENT));
    checkup.look(bundle);
    step(bundle, "stop", budget, () -> bundle.stop(Bundle.STOP_TRANSIENT));
    curtain.show(bundle);
  }

  /** Something that is done to a bundle. */
  public interface Deed {
    /** Does it. */
    void act() throws Exception;
  }

  /**
   * Does something to a bundle within a budget.
   *
   * @param verb what
   * @throws ModuleException when it failed, or was not done in time
   */
  public void step(Bundle bundle, String verb, Duration budget, Deed deed) throws ModuleException {
    try {
      lane.within(
          budget,
          () -> {
            deed.act();
            return bundle;
          });
    } catch (Overrun late) {
      throw new ModuleException(
          Kind.LATE,
          bundle.getSymbolicName() + " did not " + verb + ": " + late.getMessage(),
          late);
    } catch (ExecutionException thrown) {
      Throwable cause = thrown.getCause();
      throw new ModuleException(
          Kind.FAILED,
          bundle.getSymbolicName() + " did not " + verb + ": " + cause.getMessage(),
          cause);
    }
  }
}
