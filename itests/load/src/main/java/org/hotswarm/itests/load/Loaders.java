package org.hotswarm.itests.load;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Remembers class loaders that are of no more use, without keeping them. */
final class Loaders {
  private record Old(String bundle, WeakReference<ClassLoader> loader) {}

  private final List<Old> old = new ArrayList<>();

  /** The bundle is about to be updated or uninstalled. */
  void leaving(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null) {
      old.add(new Old(bundle.getSymbolicName(), new WeakReference<>(wiring.getClassLoader())));
    }
  }

  /** How many there were of a part. */
  int count(Part part) {
    return (int) old.stream().filter(one -> part.is(one.bundle())).count();
  }

  /** How many of these are still there. */
  int left(Part part) {
    return (int)
        old.stream()
            .filter(one -> part.is(one.bundle()))
            .filter(one -> one.loader().get() != null)
            .count();
  }

  boolean areGone() {
    return old.stream().allMatch(one -> one.loader().get() == null);
  }
}
