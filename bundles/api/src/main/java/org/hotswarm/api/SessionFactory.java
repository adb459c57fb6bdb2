package org.hotswarm.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes sessions beside the one in the registry: each has torrents, settings, a port and an
 * identity of its own, all use the same providers.
 */
@ProviderType
public interface SessionFactory {
  /** A session with default settings, not started. Whoever made it closes it. */
  Session create();
}
