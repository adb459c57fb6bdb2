package org.hotswarm.tck.resume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.tck.bencode.PlainBencode;

/**
 * What a resume store may ask for.
 *
 * @param directory where it keeps its records
 * @param bencode a codec
 * @param damage what it said of damaged records
 */
public record FakeNeeds(Path directory, Bencode bencode, List<String> damage)
    implements ResumeStoreNeeds {
  /** With a plain codec. */
  public static FakeNeeds in(Path directory) {
    return new FakeNeeds(directory, new PlainBencode(), new ArrayList<>());
  }

  @Override
  public void onDamage(String name, String problem) {
    damage.add(name + ": " + problem);
  }
}
