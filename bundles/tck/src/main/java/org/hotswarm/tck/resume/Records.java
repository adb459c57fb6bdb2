package org.hotswarm.tck.resume;

import java.util.List;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;

/** Records to be kept. */
public final class Records {
  /** A name that a torrent's record has. */
  public static final String TORRENT = "0123456789abcdef0123456789abcdef01234567";

  private Records() {}

  /** Unlike that of any other seed. */
  public static BDictionary of(int seed) {
    byte[] have = new byte[40];
    new Random(seed).nextBytes(have);
    return BDictionary.builder()
        .put("v", 1)
        .put("seed", seed)
        .put("have", have)
        .put("trackers", BList.of(BString.of("udp://a:1"), new BInteger(-3), new BList(List.of())))
        .put("nested", BDictionary.builder().put("name", "caf\u00e9").build())
        .build();
  }
}
