package org.hotswarm.plugins.trial;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Hides services of bundles on trial from all others, and lets a bundle be tried beside one of the
 * same name and version. Any thread.
 */
public final class Curtain implements EventListenerHook, FindHook, CollisionHook {
  private final BundleContext ours;
  private final Set<Long> hidden = ConcurrentHashMap.newKeySet();
  private volatile boolean doubles;

  /** Nobody is behind it. */
  public Curtain(BundleContext ours) {
    this.ours = ours;
  }

  /** What that bundle registers from now on is hidden. */
  void hide(Bundle bundle) {
    hidden.add(bundle.getBundleId());
  }

  /** Whether that bundle is behind it. */
  public boolean hides(Bundle bundle) {
    return hidden.contains(bundle.getBundleId());
  }

  /** What that bundle registers from now on is seen. */
  public void show(Bundle bundle) {
    hidden.remove(bundle.getBundleId());
  }

  /** Whether we may install what is there already. */
  void allowDoubles(boolean allow) {
    doubles = allow;
  }

  @Override
  public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
    Bundle from = event.getServiceReference().getBundle();
    if (from != null && hidden.contains(from.getBundleId())) {
      listeners.keySet().removeIf(listener -> !sees(listener, from));
    }
  }

  @Override
  public void find(
      BundleContext context,
      String name,
      String filter,
      boolean all,
      Collection<ServiceReference<?>> found) {
    if (!hidden.isEmpty()) {
      found.removeIf(reference -> isHidden(reference, context));
    }
  }

  private boolean isHidden(ServiceReference<?> reference, BundleContext from) {
    Bundle bundle = reference.getBundle();
    return bundle != null && hidden.contains(bundle.getBundleId()) && !sees(from, bundle);
  }

  private boolean sees(BundleContext who, Bundle bundle) {
    long id = who.getBundle().getBundleId();
    return id == bundle.getBundleId() || id == ours.getBundle().getBundleId();
  }

  @Override
  public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
    if (doubles && operation == INSTALLING && target.equals(ours.getBundle())) {
      candidates.clear();
    }
  }
}
