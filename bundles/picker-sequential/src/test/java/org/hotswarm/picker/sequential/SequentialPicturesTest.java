package org.hotswarm.picker.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.picker.sequential.Picture.lonely;
import static org.hotswarm.picker.sequential.Picture.picker;
import static org.hotswarm.picker.sequential.Picture.warmedUp;
import static org.hotswarm.spi.picker.PeerSpeed.FAST;
import static org.hotswarm.spi.picker.PeerSpeed.MEDIUM;
import static org.hotswarm.spi.picker.PeerSpeed.SLOW;

import java.util.Optional;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.tck.picker.FakePeer;
import org.hotswarm.tck.picker.FakeTorrent;
import org.junit.jupiter.api.Test;

class SequentialPicturesTest {
  @Test
  void inOrderOfIndex() {
    assertThat(picker("444").picks("***", 12)).isEqualTo("0:0123 1:0123 2:0123");
    assertThat(picker("444").picks("***", 5)).isEqualTo("0:0123 1:0");
  }

  @Test
  void onlyWhatThePeerHas() {
    assertThat(picker("44444").picks("-*-*-", 20)).isEqualTo("1:0123 3:0123");
    assertThat(picker("44444").picks("-----", 20)).isEmpty();
  }

  @Test
  void notWhatIsVerifiedOrNotWanted() {
    assertThat(picker("4404").have("*---").picks("****", 20)).isEqualTo("1:0123 3:0123");
  }

  @Test
  void higherPriorityFirst() {
    assertThat(picker("1 4 7 4 2").picks("*****", 20))
        .isEqualTo("2:0123 1:0123 3:0123 4:0123 0:0123");
  }

  @Test
  void priorityThatChanges() {
    Picture picture = picker("444");
    assertThat(picture.picks("***", 1)).isEqualTo("0:0");
    assertThat(picture.want("045").picks("***", 20)).isEqualTo("2:0123 1:0123");
  }

  @Test
  void withinLimitsTheChoice() {
    assertThat(picker("4444").within("-*-*").picks("****", 20)).isEqualTo("1:0123 3:0123");
    assertThat(picker("4444").within("-***").picks("-*--", 20)).isEqualTo("1:0123");
    assertThat(picker("4444").within("----").picks("****", 20)).isEmpty();
  }

  @Test
  void verifiedPieceLeavesTheOrder() {
    assertThat(picker("44").verifies(0).picks("**", 20)).isEqualTo("1:0123");
  }

  @Test
  void failedPieceComesAgainInItsPlace() {
    Picture picture = picker("44").half(0, "####");
    assertThat(picture.picks("**", 2)).isEqualTo("1:01");
    assertThat(picture.fails(0).picks("**", 5)).isEqualTo("0:0123 1:2");
  }

  @Test
  void farApartPiecesOfManyAreFound() {
    String none = "-".repeat(100);
    assertThat(picker("4".repeat(302)).picks(none + "*" + none + none + "*", 8))
        .isEqualTo("100:0123 301:0123");
  }

  @Test
  void halfDoneInItsPlace() {
    assertThat(picker("444").half(1, "#s..").picks("***", 8)).isEqualTo("0:0123 1:23 2:01");
    assertThat(picker("444").half(0, "#s..").picks("***", 4)).isEqualTo("0:23 1:01");
  }

  @Test
  void halfDoneFirstWhenPreferred() {
    assertThat(picker("4444").half(2, "#...").half(1, "##..").preferPartial().picks("****", 7))
        .isEqualTo("1:23 2:123 0:01");
  }

  @Test
  void halfDoneFirstWhenThereAreTooMany() {
    assertThat(
            lonely("4444")
                .empty(1)
                .half(2, "#...")
                .half(1, "##..")
                .half(3, "#...")
                .picks("****", 3))
        .as("3 of them, 2 peers")
        .isEqualTo("0:012");
    assertThat(lonely("4444").half(2, "#...").half(1, "##..").picks("****", 7))
        .as("2 of them, 1 peer")
        .isEqualTo("1:23 2:123 0:01");
  }

  @Test
  void higherPriorityBeforePreferredHalfDone() {
    assertThat(picker("444 5").half(1, "#...").preferPartial().picks("****", 8))
        .isEqualTo("3:0123 1:123 0:0");
  }

  @Test
  void halfDoneThatIsNotWantedOrNotThere() {
    assertThat(picker("40").half(1, "#...").preferPartial().endGame().picks("**", 8))
        .isEqualTo("0:0123");
    assertThat(picker("44").half(1, "#...").preferPartial().picks("*-", 8)).isEqualTo("0:0123");
  }

  @Test
  void fasterPeerGoesOnWithPieceOfSlowerOnes() {
    assertThat(picker("44").half(0, "#s..").speed(FAST).picks("**", 3)).isEqualTo("0:23 1:0");
    assertThat(picker("44").half(0, "#s..").speed(FAST).whole().picks("**", 3))
        .isEqualTo("0:23 1:0");
    assertThat(picker("44").half(0, "#m..").speed(MEDIUM).picks("**", 2)).isEqualTo("0:23");
  }

  @Test
  void slowerPeerLeavesPieceOfFasterOnes() {
    assertThat(picker("44").half(0, "#f..").speed(MEDIUM).picks("**", 4)).isEqualTo("1:0123");
    assertThat(picker("44").half(0, "#f..").speed(SLOW).picks("**", 8)).isEqualTo("1:0123 0:23");
  }

  @Test
  void pieceNobodyIsAskedForIsAnybodys() {
    assertThat(picker("44").half(0, "#...", FAST).speed(SLOW).picks("**", 3)).isEqualTo("0:123");
  }

  @Test
  void fastPeerGetsPiecesOfItsOwn() {
    assertThat(picker("444").half(0, "ff..").speed(FAST).whole().picks("***", 8))
        .isEqualTo("1:0123 2:0123");
    Picture picture = picker("444").speed(FAST).whole();
    FakePeer peer = picture.peer("***");
    assertThat(picture.picks(peer, 3)).isEqualTo("0:012");
    assertThat(picture.picks("***", 4)).isEqualTo("1:0123");
    assertThat(picture.picks(peer, 5)).isEqualTo("0:3 2:0123");
  }

  @Test
  void fastPeerSharesWhenNothingElseIsLeft() {
    assertThat(picker("44").half(0, "ff..").speed(FAST).whole().picks("**", 8))
        .isEqualTo("1:0123 0:23");
  }

  @Test
  void nothingTwiceWithoutEndGame() {
    assertThat(picker("44").half(0, "ssss").half(1, "ss#s").picks("**", 8)).isEmpty();
  }

  @Test
  void endGameOnlyWhenNothingIsFree() {
    assertThat(picker("44").half(0, "ssss").endGame().picks("**", 4)).isEqualTo("1:0123");
    assertThat(picker("44").half(0, "ssss").endGame().picks("**", 6)).isEqualTo("1:0123 0:01");
  }

  @Test
  void endGameFewestAskedFirstAndThreeAtMost() {
    assertThat(picker("44").half(0, "22s#").half(1, "s3#s").endGame().picks("**", 8))
        .isEqualTo("0:2 1:03 0:01");
  }

  @Test
  void endGameNeverAsksTheSamePeerTwice() {
    Picture picture = picker("44").half(0, "s##s").half(1, "####").endGame();
    FakePeer peer = picture.peer("**");
    assertThat(picture.picks(peer, 1)).isEqualTo("0:0");
    assertThat(picture.picks(peer, 4)).isEqualTo("0:3");
    assertThat(picture.picks(peer, 4)).isEmpty();
  }

  @Test
  void endGameMindsWithin() {
    assertThat(picker("44").half(0, "ssss").half(1, "s###").within("-*").endGame().picks("**", 8))
        .isEqualTo("1:0");
  }

  @Test
  void warmUpIsPassedOn() {
    assertThat(picker("44444").snapshot().warmedUp()).isFalse();
    assertThat(picker("44444").have("-****").snapshot().warmedUp()).isTrue();
    assertThat(warmedUp("44444").snapshot().warmedUp()).isTrue();
  }

  @Test
  void turnAfterTurnTakesEveryBlockOnce() {
    Picture picture = picker("4444");
    StringBuilder all = new StringBuilder();
    for (int turn = 0; turn < 6; turn++) {
      all.append(picture.picks("****", 3)).append(' ');
    }
    assertThat(all.toString().trim()).isEqualTo("0:012 0:3 1:01 1:23 2:0 2:123 3:012 3:3");
  }

  @Test
  void turnAsksNothingAboutPiecesItDoesNotChoose() {
    FakeTorrent torrent = new FakeTorrent(100_000, 64, 1);
    Picker picker = new SequentialPickerProvider().open(torrent, Optional.empty());
    FakePeer seed = new FakePeer(PieceSet.full(100_000), FAST);
    PickRequest batch = new PickRequest(250, true, false, true, Optional.empty());
    picker.peerJoined(seed);
    picker.pick(seed, batch, (piece, block) -> torrent.partial(piece).ask(block, seed));
    torrent.takeQuestions();
    picker.pick(seed, batch, (piece, block) -> torrent.partial(piece).ask(block, seed));
    assertThat(torrent.partials()).hasSize(8);
    assertThat(torrent.takeQuestions()).isLessThan(10);
  }
}
