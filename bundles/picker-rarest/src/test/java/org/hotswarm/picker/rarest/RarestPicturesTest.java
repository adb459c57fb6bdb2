package org.hotswarm.picker.rarest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.picker.rarest.Picture.cold;
import static org.hotswarm.picker.rarest.Picture.picker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which whole piece comes first: rarity, priorities, chance. */
class RarestPicturesTest {
  @Test
  void rarestFirst() {
    assertThat(picker("3 1 2 4").picks("****", 4)).isEqualTo("1:0123");
    assertThat(picker("3 1 2 4").picks("****", 16)).isEqualTo("1:0123 2:0123 0:0123 3:0123");
  }

  @Test
  void onlyWhatThePeerHas() {
    assertThat(picker("3 1 2 4").picks("*--*", 16)).isEqualTo("0:0123 3:0123");
    assertThat(picker("3 1 2 4").picks("----", 16)).isEmpty();
  }

  @Test
  void neverMoreThanAskedFor() {
    assertThat(picker("3 1 2 4").picks("****", 1)).isEqualTo("1:0");
    assertThat(picker("3 1 2 4").picks("****", 6)).isEqualTo("1:0123 2:01");
  }

  @Test
  void notWhatIsVerified() {
    assertThat(picker("3 1 2 4").have("-*--").picks("****", 4)).isEqualTo("2:0123");
    assertThat(picker("1 1").have("**").picks("**", 4)).isEmpty();
  }

  @Test
  void notWhatIsNotWanted() {
    assertThat(picker("3 1 2 4").want("1010").picks("****", 16)).isEqualTo("2:0123 0:0123");
  }

  @Test
  void pieceThatIsWantedAgain() {
    assertThat(picker("3 1 2").want("101").want("111").picks("***", 4)).isEqualTo("1:0123");
  }

  @Test
  void pieceOfWhichOnlyThisPeerKnows() {
    assertThat(picker("1 0 1").picks("***", 12)).startsWith("1:0123");
  }

  @Test
  void highestPriorityDisregardsRarity() {
    assertThat(picker("3 1 2 9").want("1117").picks("****", 8)).isEqualTo("3:0123 1:0123");
  }

  @Test
  void highPriorityCountsAsOneCopy() {
    assertThat(picker("3 2 2 9").want("1116").picks("****", 4)).isEqualTo("3:0123");
    assertThat(picker("1 9").want("16").picks("**", 4)).as("of one copy").isEqualTo("1:0123");
    assertThat(picker("1 9").want("56").picks("**", 4)).isEqualTo("1:0123");
    assertThat(picker("3 9 2 9").want("1617").picks("****", 8)).isEqualTo("3:0123 1:0123");
  }

  @Test
  void otherPrioritiesSettleTies() {
    assertThat(picker("1 1 1 1 1").want("23501").picks("*****", 20))
        .isEqualTo("2:0123 1:0123 0:0123 4:0123");
    assertThat(picker("2 2").want("12").picks("**", 4)).isEqualTo("1:0123");
  }

  @Test
  void fiveIsTheSameAsFour() {
    Map<String, Integer> firsts = new HashMap<>();
    for (int seed = 0; seed < 400; seed++) {
      firsts.merge(
          cold("1 1 1111", seed).have("--****").want("541111").picks("**----", 1), 1, Integer::sum);
    }
    assertThat(firsts).containsOnlyKeys("0:0", "1:0");
    assertThat(firsts.values()).allSatisfy(n -> assertThat(n).isBetween(140, 260));
  }

  @Test
  void otherPrioritiesDoNotBeatRarity() {
    for (String raised : new String[] {"21", "31", "41", "51"}) {
      assertThat(picker("2 1").want(raised).picks("**", 4)).as(raised).isEqualTo("1:0123");
    }
  }

  @Test
  void priorityThatChanges() {
    Picture picture = picker("3 1 2").want("711");
    assertThat(picture.picks("***", 1)).isEqualTo("0:0");
    assertThat(picture.want("147").picks("***", 1)).isEqualTo("2:0");
  }

  @Test
  void haveMakesPieceMoreCommon() {
    assertThat(picker("2 1 3").gets(1, 1).gets(2, 1).picks("***", 4)).isEqualTo("0:0123");
  }

  @Test
  void peerThatLeavesTakesItsCopies() {
    Picture picture = picker("1 1").empty(3).gets(1, 0).gets(2, 1).gets(3, 1);
    assertThat(picture.picks("**", 1)).isEqualTo("0:0");
    assertThat(picture.leaves(3).leaves(2).picks("-*", 1)).isEqualTo("1:0");
    assertThat(picture.picks("**", 7)).isEqualTo("1:123 0:123");
  }

  @Test
  void peerThatBecameSeedLeavesWithAllItGot() {
    Picture picture = picker("0 2 3").gets(0, 0).leaves(0);
    assertThat(picture.picks("***", 12)).isEqualTo("0:0123 1:0123 2:0123");
  }

  @Test
  void seedsDoNotChangeTheOrder() {
    assertThat(picker("3 1 2").seeds(5).picks("***", 12)).isEqualTo("1:0123 2:0123 0:0123");
    assertThat(picker("3 1 2").seeds(2).leaves(3).leaves(3).picks("***", 4)).isEqualTo("1:0123");
  }

  @Test
  void pieceOnlySeedsHave() {
    Picture picture = picker("3 0 2").seeds(2);
    assertThat(picture.picks("*-*", 12)).isEqualTo("2:0123 0:0123");
    assertThat(picture.picks("***", 4)).isEqualTo("1:0123");
  }

  @Test
  void withinLimitsTheChoice() {
    assertThat(picker("3 1 2 4").within("*--*").picks("****", 16)).isEqualTo("0:0123 3:0123");
    assertThat(picker("3 1 2 4").within("*--*").picks("-*-*", 16)).isEqualTo("3:0123");
    assertThat(picker("3 1 2 4").within("----").picks("****", 16)).isEmpty();
  }

  @Test
  void verifiedPieceLeavesTheOrder() {
    assertThat(picker("3 1 2").verifies(1).picks("***", 4)).isEqualTo("2:0123");
  }

  @Test
  void failedPieceIsFreeAgain() {
    Picture picture = picker("3 1 2").half(1, "####");
    assertThat(picture.picks("***", 4)).isEqualTo("2:0123");
    assertThat(picture.fails(1).picks("***", 4)).isEqualTo("1:0123");
  }

  @Test
  void equallyRareOnesAtRandom() {
    Map<String, Integer> firsts = new HashMap<>();
    for (int seed = 0; seed < 600; seed++) {
      firsts.merge(cold("2 1 1 1", seed).have("----").picks("-***", 1), 1, Integer::sum);
    }
    assertThat(firsts).containsOnlyKeys("1:0", "2:0", "3:0");
    assertThat(firsts.values()).allSatisfy(n -> assertThat(n).isBetween(150, 250));
  }

  @Test
  void firstPiecesAtRandom() {
    Map<String, Integer> firsts = new HashMap<>();
    for (int seed = 0; seed < 800; seed++) {
      firsts.merge(cold("9 1 5 3", seed).picks("****", 1), 1, Integer::sum);
    }
    assertThat(new TreeSet<>(firsts.keySet())).containsExactly("0:0", "1:0", "2:0", "3:0");
    assertThat(firsts.values()).allSatisfy(n -> assertThat(n).isBetween(140, 260));
  }

  @Test
  void firstPiecesMindPriority() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(cold("9 1 5 3", seed).want("7461").picks("****", 8)).isEqualTo("0:0123 2:0123");
    }
  }

  @Test
  void rarestAfterFourPieces() {
    for (int seed = 0; seed < 20; seed++) {
      Picture picture = cold("9 1 5 3 4 4 4 4", seed).have("----****");
      assertThat(picture.picks("****----", 4)).isEqualTo("1:0123");
      assertThat(picture.snapshot().warmedUp()).isTrue();
    }
    assertThat(cold("9 1 5 3", 1).have("***-").snapshot().warmedUp()).isFalse();
  }

  @Test
  void warmUpIsNotRepeatedByTheNextPicker() {
    assertThat(picker("9 1 5 3").snapshot().warmedUp()).isTrue();
  }
}
