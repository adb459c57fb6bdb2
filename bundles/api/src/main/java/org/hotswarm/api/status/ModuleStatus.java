package org.hotswarm.api.status;

/**
 * A provider that is there.
 *
 * @param service the extension point, such as {@code picker}
 * @param id of the provider, such as {@code rarest}
 * @param bundle symbolic name
 * @param version of the bundle
 * @param ranking service ranking; the highest is the default
 * @param serving how many torrents, or sessions, use it now
 */
public record ModuleStatus(
    String service, String id, String bundle, String version, int ranking, int serving) {}
