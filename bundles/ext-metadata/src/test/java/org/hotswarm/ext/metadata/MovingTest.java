package org.hotswarm.ext.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.ext.metadata.Partner.HONEST;
import static org.hotswarm.ext.metadata.Partner.LIAR;
import static org.hotswarm.ext.metadata.Partner.SILENT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.spi.extension.ExtensionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovingTest {
  private static final int LENGTH = 20 * Parts.LENGTH + 777;

  @Test
  void goesOnWithThePartsThatArrived() {
    Torrent torrent = new Torrent(1, LENGTH).open(Optional.empty());
    Partner first = torrent.join(HONEST);
    torrent.run(Duration.ofMillis(600));
    int asked = first.requests.size();
    ExtensionState state = torrent.extension.snapshot();
    torrent.extension.close();
    assertThat(asked).isBetween(6, 20);

    torrent.open(Optional.of(state));
    assertThat(torrent.extension.snapshot()).isEqualTo(state);
    torrent.partners.clear();
    Partner second = torrent.join(HONEST);
    torrent.run(Duration.ofSeconds(5));
    assertThat(torrent.known.orElseThrow().toBytes()).isEqualTo(torrent.info);
    assertThat(second.requests).hasSizeBetween(21 - asked, 21 - asked + Source.REQUESTS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void resolvesWhileSwappedEveryQuarterSecondAmongLiars(long seed) {
    Torrent torrent = new Torrent(seed, LENGTH).open(Optional.empty());
    for (int i = 0; i < 3; i++) {
      torrent.join(LIAR);
    }
    Partner honest = torrent.join(HONEST);
    for (int i = 0; i < 240 && torrent.known.isEmpty(); i++) {
      torrent.run(Duration.ofMillis(250));
      torrent.swap();
    }
    assertThat(torrent.known).isPresent();
    assertThat(honest.disconnected).isEmpty();
    assertThat(torrent.extension.snapshot().tree().list("copies").orElseThrow()).isEmpty();
  }

  @Test
  void remembersWhoSuppliedWhat() {
    Torrent torrent = new Torrent(2, LENGTH).open(Optional.empty());
    Partner liar = torrent.join(LIAR);
    torrent.run(Duration.ofMillis(600));
    torrent.swap();
    torrent.run(Duration.ofSeconds(5));
    assertThat(liar.disconnected).as("both halves were his").isPresent();
  }

  @Test
  void ignoresStateItCannotRead() {
    BDictionary part =
        BDictionary.builder()
            .put("index", 0)
            .put("from", new byte[6])
            .put("bytes", new byte[Parts.LENGTH])
            .build();
    BDictionary copy = copy(part);
    List<BValue> odd =
        List.of(
            new BInteger(1),
            copy.toBuilder().put("size", 0).build(),
            copy.toBuilder().put("size", 1L << 40).build(),
            copy.toBuilder().put("sole", new byte[5]).build(),
            copy.toBuilder().put("parts", 3).build(),
            copy(part.toBuilder().put("index", 21).build()),
            copy(part.toBuilder().put("index", -1).build()),
            copy(part.toBuilder().put("bytes", new byte[3]).build()),
            copy(part.toBuilder().remove("from").build()),
            copy(new BInteger(0)));
    for (BValue value : odd) {
      assertThat(read(1, value)).as("%s", value).isEmpty();
    }
    assertThat(read(2, copy)).as("another version").isEmpty();
    assertThat(read(1, copy)).hasSize(1);
  }

  private static BDictionary copy(BValue part) {
    return BDictionary.builder().put("size", LENGTH).put("parts", BList.of(part)).build();
  }

  private static List<Copy> read(int version, BValue copy) {
    BDictionary tree =
        BDictionary.builder().put("v", version).put("copies", BList.of(copy)).build();
    return SavedCopies.read(new ExtensionState(tree)).copies();
  }

  @Test
  void closingLeavesNothingBehind() {
    Torrent torrent = new Torrent(3, LENGTH).open(Optional.empty());
    Partner peer = torrent.join(SILENT);
    torrent.extension.close();
    torrent.extension.close();
    assertThat(torrent.time.waiting()).isZero();
    peer.sendData(0, torrent.info);
    torrent.run(Duration.ofMinutes(5));
    assertThat(peer.requests).hasSize(3);
  }
}
