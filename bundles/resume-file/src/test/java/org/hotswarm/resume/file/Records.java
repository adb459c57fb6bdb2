package org.hotswarm.resume.file;

import java.nio.file.Path;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.tck.bencode.PlainBencode;
import org.hotswarm.tck.resume.FakeNeeds;

/** Short ways to records, and to stores to keep them in. */
final class Records {
  static final String TORRENT = org.hotswarm.tck.resume.Records.TORRENT;
  static final Bencode BENCODE = new PlainBencode();

  private Records() {}

  static BDictionary of(int seed) {
    return org.hotswarm.tck.resume.Records.of(seed);
  }

  static ResumeStore open(Path directory) {
    return new FileResumeStoreProvider().open(FakeNeeds.in(directory), Optional.empty());
  }
}
