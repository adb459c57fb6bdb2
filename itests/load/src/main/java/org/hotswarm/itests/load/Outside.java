package org.hotswarm.itests.load;

import java.nio.file.Path;

/**
 * What the process with the peers is made of.
 *
 * @param classPath with this module, {@code model}, {@code api}, Felix, SLF4J and Logback
 * @param bundles directory of the delivered jars
 * @param logging version of SLF4J on the class path
 */
public record Outside(String classPath, Path bundles, String logging) {}
