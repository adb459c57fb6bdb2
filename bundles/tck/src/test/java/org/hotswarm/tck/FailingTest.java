package org.hotswarm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.spi.picker.Picks;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.tck.picker.FakePeer;
import org.hotswarm.tck.picker.FakeTorrent;
import org.hotswarm.tck.picker.PlainPickerProvider;
import org.hotswarm.tck.picker.Referee;
import org.hotswarm.tck.store.ForgetfulStoreProvider;
import org.hotswarm.tck.store.StoreMoveContract;
import org.hotswarm.tck.store.StorePlay;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds those who do not keep their promises. */
class FailingTest {
  @TempDir Path directory;

  private record Opening(BiFunction<PickerNeeds, Optional<PickerState>, Picker> how)
      implements PickerProvider {
    @Override
    public String id() {
      return "odd";
    }

    @Override
    public Picker open(PickerNeeds needs, Optional<PickerState> state) {
      return how.apply(needs, state);
    }
  }

  private static Picker open(BiFunction<PickerNeeds, Optional<PickerState>, Picker> how) {
    return Doorstep.open(
        new Opening(how), PickerNeeds.class, new FakeTorrent(1, 1, 1), Optional.empty());
  }

  @Test
  void whoAsksBeforeItIsOpenIsFound() {
    assertThatThrownBy(
            () ->
                open(
                    (needs, state) -> {
                      needs.geometry();
                      return new PlainPickerProvider().open(needs, state);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasRootCauseMessage("geometry was asked before open had returned");
  }

  @Test
  void whoDoesNotComeBackIsFound() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                open(
                    (needs, state) -> {
                      try {
                        never.await();
                      } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                      }
                      return null;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("took more than");
    never.countDown();
  }

  @Test
  void whoChoosesWhatThePeerHasNotIsFound() {
    FakeTorrent torrent = new FakeTorrent(2, 1, 1);
    Referee referee = new Referee(torrent);
    FakePeer poor = new FakePeer(new PieceSet(2), PeerSpeed.SLOW);
    PickRequest one = new PickRequest(1, false, false, false, Optional.empty());
    Picker greedy = new Greedy();
    assertThatThrownBy(() -> referee.turn(greedy, poor, one))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("may be chosen");
  }

  private static final class Greedy implements Picker {
    @Override
    public void peerJoined(PickerPeer peer) {}

    @Override
    public void peerLeft(PickerPeer peer) {}

    @Override
    public void peerHas(PickerPeer peer, int piece) {}

    @Override
    public void wantedChanged() {}

    @Override
    public void pieceVerified(int piece) {}

    @Override
    public void pieceFailed(int piece) {}

    @Override
    public void pick(PickerPeer peer, PickRequest request, Picks picks) {
      picks.pick(0, 0);
    }

    @Override
    public PickerState snapshot() {
      return new PickerState(false);
    }

    @Override
    public void close() {}
  }

  @Test
  void whoLosesWhatWasWrittenIsFound() throws IOException {
    Path root = Files.createDirectory(directory.resolve("root"));
    StoreMoveContract contract =
        new StoreMoveContract() {
          @Override
          protected List<StoreProvider> providers() {
            return List.of(new ForgetfulStoreProvider());
          }

          @Override
          protected Play<StoreNeeds, Store> play(long seed) {
            return new StorePlay(root, seed);
          }
        };
    List<DynamicTest> tests = contract.movesAtEveryPoint().toList();
    assertThat(tests).hasSize(1);
    assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("forgotten");
  }
}
