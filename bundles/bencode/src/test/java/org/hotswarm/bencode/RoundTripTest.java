package org.hotswarm.bencode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RoundTripTest {
  private static final int MUTATIONS = 2_000;
  private final TwoPassBencode bencode = new TwoPassBencode();

  @RepeatedTest(50)
  void aTreeComesBackAsItWas(RepetitionInfo seed) throws BencodeException {
    BValue tree = tree(new Random(seed.getCurrentRepetition()), 6);
    byte[] bytes = bencode.encode(tree);
    assertThat(bencode.decode(ByteBuffer.wrap(bytes), BencodeLimits.STATE)).isEqualTo(tree);
  }

  @RepeatedTest(6)
  void damagedBytesGiveTheTypedErrorOrAValueOfThoseBytes(RepetitionInfo seed) {
    Random random = new Random(1_000 + seed.getCurrentRepetition());
    byte[] whole = bencode.encode(tree(random, 5));
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      refused += survives(damaged(whole, random)) ? 0 : 1;
    }
    assertThat(refused).isPositive();
  }

  /** Whether the bytes were read; then strict reading must agree that they are canonical. */
  private boolean survives(byte[] bytes) {
    try {
      BValue value = bencode.decode(ByteBuffer.wrap(bytes), BencodeLimits.STATE);
      assertThat(bencode.encode(value)).isEqualTo(bytes);
      return true;
    } catch (BencodeException refused) {
      assertThat(refused.offset()).isBetween(0L, (long) bytes.length);
      return false;
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = Arrays.copyOf(whole, whole.length - random.nextInt(2));
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean()
              ? (byte) "ilde0123456789:-".charAt(random.nextInt(16))
              : (byte) random.nextInt();
    }
    return bytes;
  }

  private static BValue tree(Random random, int levels) {
    int kind = random.nextInt(levels == 0 ? 2 : 4);
    if (kind == 0) {
      return new BInteger(random.nextLong() >> random.nextInt(64));
    }
    if (kind == 1) {
      return string(random);
    }
    int size = random.nextInt(6);
    if (kind == 2) {
      List<BValue> values = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        values.add(tree(random, levels - 1));
      }
      return new BList(values);
    }
    BDictionary.Builder entries = BDictionary.builder();
    for (int i = 0; i < size; i++) {
      entries.put(string(random), tree(random, levels - 1));
    }
    return entries.build();
  }

  private static BString string(Random random) {
    byte[] bytes = new byte[random.nextInt(12)];
    random.nextBytes(bytes);
    return BString.copyOf(bytes);
  }
}
