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
}
