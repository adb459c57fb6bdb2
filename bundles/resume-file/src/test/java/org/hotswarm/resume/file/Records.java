package org.hotswarm.resume.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;

/** Records for tests, and stores to keep them in. */
final class Records {
  static final String TORRENT = "0123456789abcdef0123456789abcdef01234567";
  static final Bencode BENCODE = new TinyBencode();

  private Records() {}

  /** Unlike that of any other seed. */
  static BDictionary of(int seed) {
    byte[] have = new byte[40];
    new Random(seed).nextBytes(have);
    return BDictionary.builder()
        .put("v", 1)
        .put("seed", seed)
        .put("have", have)
        .put(
            "trackers",
            BList.of(BString.of("udp://a:1"), new BInteger(-3), new BList(java.util.List.of())))
        .put("nested", BDictionary.builder().put("name", "caf\u00e9").build())
        .build();
  }

  static ResumeStore open(Path directory) {
    return new FileResumeStoreProvider().open(new Needs(directory, BENCODE), Optional.empty());
  }

  private record Needs(Path directory, Bencode bencode) implements ResumeStoreNeeds {}
}
