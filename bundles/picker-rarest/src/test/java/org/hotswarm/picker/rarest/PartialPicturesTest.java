package org.hotswarm.picker.rarest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.picker.rarest.Picture.cold;
import static org.hotswarm.picker.rarest.Picture.picker;
import static org.hotswarm.spi.picker.PeerSpeed.FAST;
import static org.hotswarm.spi.picker.PeerSpeed.MEDIUM;
import static org.hotswarm.spi.picker.PeerSpeed.SLOW;

import org.hotswarm.tck.picker.FakePeer;
import org.junit.jupiter.api.Test;

/** Half-done pieces, speed classes, pieces of one's own, the end game. */
class PartialPicturesTest {
  @Test
  void halfDoneBeforeEquallyRare() {
    assertThat(picker("2 2 2").half(1, "#s..").picks("***", 2)).isEqualTo("1:23");
  }

  @Test
  void halfDoneAfterRarer() {
    assertThat(picker("1 2 3").half(1, "#s..").picks("***", 8)).isEqualTo("0:0123 1:23 2:01");
  }

  @Test
  void halfDoneBeforeRarerWhenPreferred() {
    assertThat(picker("1 2 3").half(1, "#s..").preferPartial().picks("***", 6))
        .isEqualTo("1:23 0:0123");
  }

  @Test
  void halfDoneBeforeRarerWhenThereAreTooMany() {
    Picture many = picker("1 2 2 2 2").half(1, "###.").half(2, "##..").half(3, "##..");
    assertThat(many.picks("*****", 3)).as("3 of them, 3 peers").isEqualTo("0:012");
    Picture more = picker("0 1 1 1 1").half(1, "###.").half(2, "##..").half(3, "##..");
    more.half(4, "#...");
    assertThat(more.picks("*****", 9))
        .as("4 of them, 2 peers")
        .isEqualTo("1:3 2:23 3:23 4:123 0:0");
  }

  @Test
  void halfDoneFirstWhileTheFirstPiecesAreMade() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(cold("1 2 9", seed).half(2, "#...").empty(9).picks("***", 3)).isEqualTo("2:123");
    }
  }

  @Test
  void halfDoneByRarityThenByWhatIsMissing() {
    assertThat(
            picker("2 2 2 1")
                .half(0, "#...")
                .half(1, "###.")
                .half(2, "##..")
                .half(3, "#...")
                .picks("****", 9))
        .isEqualTo("3:123 1:3 2:23 0:123");
  }

  @Test
  void raisedPriorityBeforeHalfDone() {
    assertThat(picker("2 2").want("51").half(1, "#...").picks("**", 4)).isEqualTo("0:0123");
    assertThat(picker("2 2").want("41").half(1, "#...").picks("**", 4)).isEqualTo("0:0123");
    assertThat(picker("3 2").want("51").half(1, "#...").picks("**", 4))
        .as("not before rarer ones")
        .isEqualTo("1:123 0:0");
  }

  @Test
  void threeIsLikeHalfDone() {
    assertThat(picker("2 2 2").want("132").half(1, "#...").picks("***", 4)).isEqualTo("1:123 2:0");
    assertThat(picker("2 2 2").want("311").half(1, "#...").picks("***", 7))
        .isEqualTo("1:123 0:0123");
  }

  @Test
  void twoIsAfterEquallyRareHalfDone() {
    assertThat(picker("2 2").want("21").half(1, "#...").picks("**", 4)).isEqualTo("1:123 0:0");
  }

  @Test
  void halfDoneOfLowPriorityBeforeEquallyRare() {
    assertThat(picker("2 2").want("11").half(1, "#...").picks("**", 4)).isEqualTo("1:123 0:0");
  }

  @Test
  void highestPriorityBeforePreferredHalfDone() {
    assertThat(picker("2 2").want("71").half(1, "#...").preferPartial().picks("**", 4))
        .isEqualTo("0:0123");
    assertThat(picker("2 2").want("77").half(1, "#...").preferPartial().picks("**", 4))
        .isEqualTo("1:123 0:0");
  }

  @Test
  void halfDoneThatIsNotWantedAnyMore() {
    assertThat(picker("1 1").want("10").half(1, "#...").endGame().picks("**", 8))
        .isEqualTo("0:0123");
  }

  @Test
  void halfDoneThatThePeerHasNot() {
    assertThat(picker("1 1").half(1, "#...").preferPartial().picks("*-", 8)).isEqualTo("0:0123");
  }

  @Test
  void halfDoneOutsideOfWithin() {
    assertThat(picker("1 1 1").half(1, "#...").half(2, "#...").within("--*").picks("***", 8))
        .isEqualTo("2:123");
  }

  @Test
  void pieceOfAnotherSpeedIsLeftAlone() {
    assertThat(picker("1 1").half(0, "#s..").speed(FAST).picks("**", 4)).isEqualTo("1:0123");
    assertThat(picker("1 1").half(0, "#f..").speed(SLOW).picks("**", 4)).isEqualTo("1:0123");
    assertThat(picker("1 1").half(0, "#m..").speed(MEDIUM).picks("**", 2)).isEqualTo("0:23");
  }

  @Test
  void pieceOfAnotherSpeedWhenNothingElseIsLeft() {
    assertThat(picker("1 1").half(0, "#s..").speed(FAST).picks("**", 8)).isEqualTo("1:0123 0:23");
    assertThat(picker("1 1").half(0, "#s..").preferPartial().speed(FAST).picks("**", 8))
        .isEqualTo("1:0123 0:23");
  }

  @Test
  void pieceNobodyIsAskedForIsAnybodys() {
    assertThat(picker("1 1").half(0, "#...", SLOW).speed(FAST).picks("**", 3)).isEqualTo("0:123");
  }

  @Test
  void ownPieceAfterSpeedChanged() {
    Picture picture = picker("1 1").speed(FAST);
    FakePeer peer = picture.peer("**");
    String first = picture.picks(peer, 2);
    int piece = first.charAt(0) - '0';
    picture.half(piece, "", SLOW);
    assertThat(picture.picks(peer, 2)).isEqualTo(piece + ":23");
  }

  @Test
  void fastPeerGetsPiecesOfItsOwn() {
    Picture picture = picker("1 1 1").half(0, "ff..").speed(FAST).whole();
    assertThat(picture.picks("***", 8)).matches("[12]:0123 [12]:0123");
    assertThat(picker("1 1 1").half(0, "ff..").speed(FAST).picks("***", 2)).isEqualTo("0:23");
  }

  @Test
  void fastPeerFinishesItsOwnFirst() {
    Picture picture = picker("3 2 1").speed(FAST).whole();
    FakePeer peer = picture.peer("***");
    assertThat(picture.picks(peer, 3)).isEqualTo("2:012");
    assertThat(picture.picks(peer, 2)).isEqualTo("2:3 1:0");
    assertThat(picture.picks(peer, 5)).isEqualTo("1:123 0:01");
  }

  @Test
  void fastPeerSharesWhenNothingElseIsLeft() {
    assertThat(picker("1 1").half(0, "ff..").speed(FAST).whole().picks("**", 8))
        .isEqualTo("1:0123 0:23");
  }

  @Test
  void gapsAreFilledInOrder() {
    assertThat(picker("1").half(0, ".#.s").picks("*", 4)).isEqualTo("0:02");
  }

  @Test
  void nothingTwiceWithoutEndGame() {
    assertThat(picker("1 1").half(0, "ssss").half(1, "ss#s").picks("**", 8)).isEmpty();
  }

  @Test
  void endGameTakesWhatOthersWereAskedFor() {
    assertThat(picker("1 1").half(0, "s##s").half(1, "####").endGame().picks("**", 8))
        .isEqualTo("0:03");
  }

  @Test
  void endGameOnlyWhenNothingIsFree() {
    assertThat(picker("1 1").half(0, "ssss").endGame().picks("**", 4)).isEqualTo("1:0123");
    assertThat(picker("1 1").half(0, "ssss").endGame().picks("**", 6)).isEqualTo("1:0123 0:01");
  }

  @Test
  void endGameFewestAskedFirst() {
    assertThat(picker("1 1").half(0, "22s#").half(1, "s2#s").endGame().picks("**", 4))
        .isEqualTo("0:2 1:03 0:0");
  }

  @Test
  void endGameAsksThreeAtMost() {
    assertThat(picker("1").half(0, "32##").endGame().picks("*", 4)).isEqualTo("0:1");
  }

  @Test
  void endGameNeverAsksTheSamePeerTwice() {
    Picture picture = picker("1 1").half(0, "s##s").half(1, "####").endGame();
    FakePeer peer = picture.peer("**");
    assertThat(picture.picks(peer, 1)).isEqualTo("0:0");
    assertThat(picture.picks(peer, 4)).isEqualTo("0:3");
    assertThat(picture.picks(peer, 4)).isEmpty();
  }

  @Test
  void endGameMindsWithinAndWhatThePeerHas() {
    assertThat(picker("1 1").half(0, "ssss").half(1, "s###").within("-*").endGame().picks("**", 8))
        .isEqualTo("1:0");
    assertThat(picker("1 1").half(0, "ssss").half(1, "s###").endGame().picks("-*", 8))
        .isEqualTo("1:0");
  }
}
