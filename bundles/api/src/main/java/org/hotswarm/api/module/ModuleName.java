package org.hotswarm.api.module;

/**
 * Names a provider.
 *
 * @param id by which settings choose it, such as {@code rarest}
 * @param bundle symbolic name of its bundle
 * @param version of the bundle
 */
public record ModuleName(String id, String bundle, String version) {
  @Override
  public String toString() {
    return id + " " + version;
  }
}
