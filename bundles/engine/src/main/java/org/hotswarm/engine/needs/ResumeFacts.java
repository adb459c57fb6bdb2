package org.hotswarm.engine.needs;

import java.nio.file.Path;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.resume.ResumeStoreNeeds;

/**
 * The facts of the session for its resume store.
 *
 * @param directory for state
 * @param bencode the engine's front
 */
public record ResumeFacts(Path directory, Bencode bencode) implements ResumeStoreNeeds {}
