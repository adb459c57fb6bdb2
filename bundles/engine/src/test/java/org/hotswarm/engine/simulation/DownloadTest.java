package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.BlockAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.model.geometry.Geometry;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.NotInterested;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unchoke;
import org.hotswarm.picker.rarest.RarestPickerProvider;
import org.junit.jupiter.api.Test;

class DownloadTest {
  private static final int BLOCK = 16_384;
  private final Content content = Content.of(10, 4 * BLOCK);

  @Test
  void everyPieceComesFromOneSeed() {
    Shelf shelf = new Shelf();
    try (Simulation simulation = new Simulation().withPicker().withStore(shelf)) {
      Torrent torrent = simulation.add(content);
      Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
      simulation.until(
          () -> seed.answerAll(content) == 0 && torrent.status().progress().pieces() == 10,
          Duration.ofMillis(100),
          100);
      simulation.pass(1);

      assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
      assertThat(shelf.bytes).isEqualTo(content.bytes());
      assertThat(torrent.status().traffic().redundant()).isZero();
      assertThat(simulation.alerts(TorrentAlert.TorrentFinished.class)).hasSize(1);
      assertThat(simulation.alerts(BlockAlert.BlockFinished.class))
          .as("each block once")
          .hasSize((content.bytes().length + Geometry.BLOCK_LENGTH - 1) / Geometry.BLOCK_LENGTH)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void noBlockIsAskedForTwiceWhileOthersAreFree() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      List<Stranger> seeds =
          List.of(
              simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()),
              simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke()));
      Set<Request> asked = new HashSet<>();
      for (Stranger seed : seeds) {
        assertThat(seed.requests()).isNotEmpty().allMatch(asked::add);
      }
    }
  }

  @Test
  void whatAPeerSuggestsIsAskedForFirst() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger seed = simulation.join(content, Stranger.FAST);
      seed.send(new HaveAll(), new Suggest(7), new Suggest(10), new Suggest(-1), new Unchoke());
      assertThat(seed.requests()).hasSizeGreaterThan(4);
      assertThat(seed.requests().subList(0, 4)).allMatch(request -> request.piece() == 7);
    }
  }

  @Test
  void interestFollowsWhatPeersHaveAndWeLack() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger peer = simulation.join(content, Stranger.PLAIN).has(10);
      assertThat(peer.news(Interested.class)).isEmpty();
      peer.gets(3);
      assertThat(peer.news(Interested.class)).hasSize(1);
      peer.send(new Unchoke());
      while (peer.answerAll(content) > 0) {
        simulation.pass(Duration.ofMillis(10));
      }
      assertThat(peer.heard(NotInterested.class)).hasSize(1);
      peer.gets(4);
      assertThat(peer.heard(Interested.class)).hasSize(1);
    }
  }

  @Test
  void aPieceFromElsewhereEndsTheInterest() {
    try (Simulation simulation = Simulation.leeching()) {
      simulation.add(content);
      Stranger choking = simulation.join(content, Stranger.PLAIN).has(10, 3);
      assertThat(choking.heard(Interested.class)).hasSize(1);
      Stranger giving = simulation.join(content, Stranger.PLAIN).has(10, 3).send(new Unchoke());
      while (giving.answerAll(content) > 0) {
        simulation.pass(Duration.ofMillis(10));
      }
      assertThat(choking.heard(NotInterested.class)).hasSize(1);
    }
  }

  @Test
  void withoutAPickerWhySaysSoAndOneThatComesStartsTheDownload() {
    try (Simulation simulation = new Simulation().withStore(new Shelf())) {
      Torrent torrent = simulation.add(content);
      Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
      simulation.pass(2);
      assertThat(seed.requests()).isEmpty();
      assertThat(torrent.status().why()).isEqualTo("there is no piece picker");

      simulation.join(simulation.rosters.pickers(), new RarestPickerProvider(), "rarest", 0);
      assertThat(seed.requests()).isNotEmpty();
    }
  }

  @Test
  void withoutAStoreWhySaysSoAndOneThatComesStartsTheDownload() {
    try (Simulation simulation = new Simulation().withPicker()) {
      Torrent torrent = simulation.add(content);
      simulation.pass(2);
      assertThat(torrent.status().why()).isEqualTo("there is no store");

      simulation.withStore(new Shelf());
      Stranger seed = simulation.join(content, Stranger.FAST).send(new HaveAll(), new Unchoke());
      simulation.until(
          () -> seed.answerAll(content) == 0 && torrent.status().progress().pieces() == 10,
          Duration.ofMillis(100),
          100);
    }
  }
}
