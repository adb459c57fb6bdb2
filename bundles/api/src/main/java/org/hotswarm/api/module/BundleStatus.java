package org.hotswarm.api.module;

/**
 * A bundle that brings modules.
 *
 * @param name symbolic name
 * @param version of it
 * @param state as the framework says it, in lower case: {@code active}, {@code resolved}, {@code
 *     installed}
 * @param location where it came from
 */
public record BundleStatus(String name, String version, String state, String location) {}
