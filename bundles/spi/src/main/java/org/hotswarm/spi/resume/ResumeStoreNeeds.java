package org.hotswarm.spi.resume;

import java.nio.file.Path;
import org.hotswarm.spi.bencode.Bencode;
import org.osgi.annotation.versioning.ProviderType;

/** What a resume store may ask of the engine. */
@ProviderType
public interface ResumeStoreNeeds {
  /** The session's state directory; made if it is not there. */
  Path directory();

  /** The codec of the moment. */
  Bencode bencode();

  /**
   * Tells the user that the newest copy of a record is damaged and an older one was taken.
   *
   * @param name of the record
   * @param problem says what is wrong with which file, and what was taken instead
   */
  void onDamage(String name, String problem);
}
