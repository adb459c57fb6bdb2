package org.hotswarm.engine.needs;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.resume.ResumeStoreNeeds;

/**
 * The facts of the session for its resume store.
 *
 * @param directory for state
 * @param bencode the engine's front
 * @param damage told a record's name and what is wrong with its newest copy; any thread
 */
public record ResumeFacts(Path directory, Bencode bencode, BiConsumer<String, String> damage)
    implements ResumeStoreNeeds {
  @Override
  public void onDamage(String name, String problem) {
    damage.accept(name, problem);
  }
}
