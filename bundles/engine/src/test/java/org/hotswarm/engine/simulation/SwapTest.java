package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.KeepAlive;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.wire.WireCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers that leave and return in the middle of things. */
class SwapTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(4, 4 * BLOCK);
  private final Shelf shelf = new Shelf();
  private final Simulation simulation = new Simulation().withPicker().withStore(shelf);

  @AfterEach
  void close() {
    simulation.close();
  }

  private WireCodec wire() {
    return simulation.rosters.wire().offers().get(0).provider();
  }

  private Stranger seed() {
    return simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
  }

  @Test
  void theWireCodecMayLeaveAndReturnInTheMiddleOfAFrame() {
    Torrent torrent = simulation.add(content);
    WireCodec codec = wire();
    Stranger seed = seed();
    List<Request> asked = seed.news(Request.class);
    byte[] bytes = Stranger.bytes(asked.stream().map(content::answer).toArray(Message[]::new));
    int half = bytes.length / 2 + 3;
    seed.raw(Arrays.copyOf(bytes, half));
    simulation.rosters.wire().leave(codec);
    seed.raw(Arrays.copyOfRange(bytes, half, bytes.length));
    simulation.pass(5);
    assertThat(seed.isClosed()).isFalse();

    simulation.join(simulation.rosters.wire(), codec, "wire", 0);
    while (seed.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    simulation.pass(1);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(torrent.status().traffic().redundant()).isZero();
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  @Test
  void aBlockThatWaitedForTheCodecIsWrittenWhenItIsBackThoughNothingElseComes() {
    simulation.add(content);
    WireCodec codec = wire();
    Stranger seed = seed();
    List<Request> asked = seed.news(Request.class);
    simulation.rosters.wire().leave(codec);
    seed.send(content.answer(asked.get(0)));
    assertThat(shelf.written.isEmpty()).isTrue();
    simulation.join(simulation.rosters.wire(), codec, "wire", 0);
    assertThat(shelf.written.cardinality()).isEqualTo(BLOCK);
  }

  @Test
  void whatIsSaidWhileThereIsNoCodecIsSaidLaterInOrder() {
    simulation.add(content);
    WireCodec codec = wire();
    Stranger peer = simulation.join(content, Stranger.PLAIN);
    simulation.pass(1);
    peer.news();
    simulation.rosters.wire().leave(codec);
    simulation.pass(70);
    assertThat(peer.heard()).isEmpty();
    simulation.join(simulation.rosters.wire(), codec, "wire", 0);
    assertThat(peer.heard()).hasOnlyElementsOfType(KeepAlive.class).isNotEmpty();
  }

  @Test
  void noRequestIsLostWhileTheCodecIsAway() {
    shelf.with(content);
    simulation.add(content);
    WireCodec codec = wire();
    Stranger peer = simulation.join(content, Stranger.PLAIN).send(new Interested());
    simulation.pass(1);
    peer.channel().window(0);
    Message[] all = new Message[16];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Request(i / 4, i % 4 * BLOCK, BLOCK);
    }
    simulation.diskHeld = true;
    peer.send(Arrays.copyOf(all, 8));
    simulation.rosters.wire().leave(codec);
    simulation.releaseDisk();
    peer.send(Arrays.copyOfRange(all, 8, 16));
    peer.channel().window(Long.MAX_VALUE);
    simulation.pass(3);
    simulation.join(simulation.rosters.wire(), codec, "wire", 0);
    simulation.pass(3);
    assertThat(peer.heard(Piece.class)).hasSize(16);
  }

  @Test
  void aPickerMayBeChangedBetweenAnyTwoBlocks() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    PickerProvider current = simulation.rosters.pickers().offers().get(0).provider();
    List<Request> asked = new ArrayList<>();
    for (int turn = 0; turn < 200 && torrent.status().progress().pieces() < 4; turn++) {
      List<Request> now = seed.news(Request.class);
      asked.addAll(now);
      for (Request request : now) {
        PickerProvider next = new RarestPickerProvider();
        if (turn % 2 == 0) {
          simulation.rosters.pickers().leave(current);
          simulation.join(simulation.rosters.pickers(), next, "rarest", 0);
        } else {
          simulation.join(simulation.rosters.pickers(), next, "rarest", 0);
          simulation.rosters.pickers().leave(current);
        }
        current = next;
        seed.send(content.answer(request));
      }
      simulation.pass(Duration.ofMillis(500));
    }
    assertThat(torrent.status().progress().pieces()).isEqualTo(4);
    assertThat(asked).doesNotHaveDuplicates().hasSize(16);
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }

  @Test
  void aStoreMayLeaveAndReturnBetweenAnyTwoBlocks() {
    Torrent torrent = simulation.add(content);
    Stranger seed = seed();
    StoreProvider store = simulation.rosters.stores().offers().get(0).provider();
    for (int turn = 0; turn < 100 && torrent.status().progress().pieces() < 4; turn++) {
      for (Request request : seed.news(Request.class)) {
        simulation.rosters.stores().leave(store);
        seed.send(content.answer(request));
        simulation.join(simulation.rosters.stores(), store, "shelf", 0);
      }
      simulation.pass(Duration.ofMillis(500));
    }
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
    assertThat(torrent.status().traffic().redundant()).isZero();
    assertThat(shelf.bytes).isEqualTo(content.bytes());
  }
}
