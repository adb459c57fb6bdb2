package org.hotswarm.tck.resume;

import java.nio.file.Path;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.tck.bencode.PlainBencode;

/**
 * What a resume store may ask for.
 *
 * @param directory where it keeps its records
 * @param bencode a codec
 */
public record FakeNeeds(Path directory, Bencode bencode) implements ResumeStoreNeeds {
  /** With a plain codec. */
  public static FakeNeeds in(Path directory) {
    return new FakeNeeds(directory, new PlainBencode());
  }
}
