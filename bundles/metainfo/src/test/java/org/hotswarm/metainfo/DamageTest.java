package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.metainfo.MetainfoLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand damaged torrents: each is read safely or refused with the typed error. */
class DamageTest {
  private static final int MUTATIONS = 2_000;
  private static final List<String> NAMES =
      List.of("..", "/", "", ".", "CON", "a/../b", "\u0000", "\ufeff", "a", "A", "x".repeat(300));
  private static final List<Long> NUMBERS =
      List.of(0L, 1L, -1L, 2L, 3L, 16_384L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 48, 1L << 31);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofBytes(long seed) {
    Random random = new Random(seed);
    List<byte[]> samples = Torrents.samples();
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) "ilde0123456789:-./\\".charAt(random.nextInt(19));
      }
      read += isRead(bytes) ? 1 : 0;
    }
    assertThat(read).isBetween(1, MUTATIONS - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void ofValues(long seed) throws BencodeException {
    Random random = new Random(seed);
    List<byte[]> samples = Torrents.samples();
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] sample = samples.get(random.nextInt(samples.size()));
      BValue tree = Torrents.BENCODE.decode(ByteBuffer.wrap(sample), BencodeLimits.TORRENT);
      read += isRead(Torrents.BENCODE.encode(changed(tree, random))) ? 1 : 0;
    }
    assertThat(read).isBetween(1, MUTATIONS - 1);
  }

  /** One value somewhere below, replaced. */
  private static BValue changed(BValue value, Random random) {
    if (value instanceof BDictionary dictionary && !dictionary.entries().isEmpty()) {
      List<Map.Entry<BString, BValue>> entries = new ArrayList<>(dictionary.entries().entrySet());
      Map.Entry<BString, BValue> chosen = entries.get(random.nextInt(entries.size()));
      return dictionary.toBuilder()
          .put(chosen.getKey(), changed(chosen.getValue(), random))
          .build();
    }
    if (value instanceof BList list && !list.values().isEmpty() && random.nextInt(5) > 0) {
      List<BValue> values = new ArrayList<>(list.values());
      int at = random.nextInt(values.size());
      values.set(at, changed(values.get(at), random));
      return new BList(values);
    }
    return switch (random.nextInt(4)) {
      case 0 -> new BInteger(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 1 -> BString.of(NAMES.get(random.nextInt(NAMES.size())));
      case 2 -> BList.of(BString.of(NAMES.get(random.nextInt(NAMES.size()))));
      default -> BDictionary.empty();
    };
  }

  private static boolean isRead(byte[] bytes) {
    try {
      Metainfo torrent =
          Torrents.CODEC.decode(ByteBuffer.wrap(bytes), Torrents.BENCODE, MetainfoLimits.STANDARD);
      assertThat(torrent.info().files()).isNotEmpty().allMatch(DamageTest::isSafe);
      assertThat(torrent.info().geometry().pieceCount())
          .isEqualTo(
              torrent.info().isV2Only()
                  ? (torrent.info().totalLength() - 1) / torrent.info().pieceLength() + 1
                  : torrent.info().pieces().count());
      assertThat(Torrents.CODEC.encode(torrent, Torrents.BENCODE)).isNotEmpty();
      return true;
    } catch (MetainfoException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    }
  }

  private static boolean isSafe(FileEntry entry) {
    return entry.length() >= 0
        && entry.path().stream()
            .noneMatch(
                name ->
                    name.isEmpty()
                        || name.equals("..")
                        || name.equals(".")
                        || name.contains("/")
                        || name.contains("\\")
                        || name.chars().anyMatch(Character::isISOControl));
  }
}
