package org.hotswarm.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.model.hash.InfoHash;
import org.junit.jupiter.api.Test;

class AlertDispatcherTest {
  private static final InfoHash HASH = InfoHash.ofInfo(new byte[] {1});
  private static final Alert PAUSED = new TorrentAlert.TorrentPaused(HASH);
  private static final Alert PIECE = new TorrentAlert.PieceFinished(HASH, 7);
  private static final Alert PORT = new SessionAlert.ListenFailed("taken");

  private final List<String> calls = new ArrayList<>();

  @Test
  void bringsEachKindToItsHandler() {
    AlertDispatcher dispatcher =
        new AlertDispatcher()
            .on(TorrentAlert.PieceFinished.class, piece -> calls.add("piece " + piece.piece()))
            .on(TorrentAlert.TorrentPaused.class, paused -> calls.add("paused"));
    dispatcher.onAlert(PIECE);
    dispatcher.onAlert(PORT);
    dispatcher.onPosted(new PostedAlert(Instant.EPOCH, PAUSED));
    assertThat(calls).containsExactly("piece 7", "paused");
  }

  @Test
  void allWhoWantItAreCalledInTheOrderTheyCame() {
    new AlertDispatcher()
        .on(TorrentAlert.class, any -> calls.add("torrent " + any.infoHash().equals(HASH)))
        .on(SessionAlert.class, any -> calls.add("session"))
        .on(Alert.class, any -> calls.add(any.type()))
        .onAlert(PIECE);
    assertThat(calls).containsExactly("torrent true", "piece_finished");
  }

  @Test
  void whatNobodyWantsGoesToTheOthers() {
    AlertDispatcher dispatcher =
        new AlertDispatcher()
            .on(TorrentAlert.class, any -> calls.add("torrent"))
            .otherwise(any -> calls.add("replaced"))
            .otherwise(any -> calls.add("other " + any.type()));
    dispatcher.onAlert(PORT);
    dispatcher.onAlert(PAUSED);
    assertThat(calls).containsExactly("other listen_failed", "torrent");
  }

  @Test
  void whatAHandlerThrowsComesOut() {
    AlertDispatcher dispatcher =
        new AlertDispatcher()
            .on(
                Alert.class,
                any -> {
                  throw new IllegalStateException("its own fault");
                });
    assertThatThrownBy(() -> dispatcher.onAlert(PORT)).hasMessage("its own fault");
  }
}
