package org.hotswarm.itests.load;

import java.nio.file.Path;
import org.hotswarm.api.Session;
import org.hotswarm.api.TorrentFactory;
import org.osgi.framework.BundleContext;

/**
 * What is tried, in whichever framework it is.
 *
 * @param context of any bundle in the framework whose providers are swapped
 * @param session not started yet
 * @param torrents of the same framework
 * @param home a directory for data and state
 */
public record Ground(BundleContext context, Session session, TorrentFactory torrents, Path home) {}
