package org.hotswarm.ext.smartban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.spi.witness.SentBlock;
import org.junit.jupiter.api.Test;

/** Limit 38. A letter stands for the bytes of a block, a capital one for false ones. */
class SmartBanTest {
  private final Court court = new Court();

  @Test
  void whoAloneSentAWrongPieceIsBannedAtOnce() {
    court.wrong(3, "abCd", 7, 7, 7, 7);
    assertThat(court.banned.keySet()).containsExactly(7L);
  }

  @Test
  void whoSentTheBlockThatDiffersIsBannedOnceThePieceIsRight() {
    court.wrong(3, "abCd", 1, 2, 3, 4);
    assertThat(court.banned).isEmpty();
    court.right(3, "abcd", 5, 5, 5, 5);
    assertThat(court.banned.keySet()).containsExactly(3L);
  }

  @Test
  void severalLiarsAreFoundAndTheInnocentAreNot() {
    court.wrong(3, "aBCd", 1, 2, 3, 4);
    court.wrong(3, "abCD", 1, 6, 3, 8);
    court.right(3, "abcd", 1, 4, 6, 1);
    assertThat(court.banned.keySet()).containsExactlyInAnyOrder(2L, 3L, 8L);
  }

  @Test
  void whoSentTwoVersionsOfOneBlockIsBannedWithoutWaiting() {
    court.wrong(3, "aBcd", 1, 2, 3, 4);
    court.wrong(3, "abcD", 1, 2, 3, 5);
    assertThat(court.banned.keySet()).containsExactly(2L);
  }

  @Test
  void allWhoTookPartAreSuspectedUntilTheyTakePartInARightPiece() {
    court.wrong(3, "abCd", 1, 2, 3, 4);
    assertThat(court.suspected).containsExactly(1L, 2L, 3L, 4L);
    court.right(8, "abcd", 1, 1, 2, 9);
    assertThat(court.suspected).containsExactly(3L, 4L);
    court.wrong(5, "ab", 3, 3);
    assertThat(court.banned.keySet()).containsExactly(3L);
  }

  @Test
  void trustEndsAfterFourWrongPieces() {
    for (int piece = 0; piece < 3; piece++) {
      court.wrong(piece, "aB", 1, 10 + piece);
    }
    assertThat(court.banned).isEmpty();
    court.wrong(3, "aB", 1, 20);
    assertThat(court.banned.keySet()).containsExactly(1L);
  }

  @Test
  void rightPiecesMakeUpForWrongOnesUpToALimit() {
    for (int piece = 0; piece < 100; piece++) {
      court.right(piece, "a", 1);
    }
    for (int piece = 100; piece < 107; piece++) {
      court.wrong(piece, "aB", 1, piece);
    }
    assertThat(court.banned).as("8 - 14 = -6").isEmpty();
    court.wrong(107, "aB", 1, 107);
    assertThat(court.banned.keySet()).containsExactly(1L);
  }

  @Test
  void whoSentTheKnownHalfIsNotAlone() {
    court.wrong(3, "ab??", 1, 1, 0, 0);
    assertThat(court.banned).isEmpty();
    assertThat(court.suspected).containsExactly(1L);
  }

  @Test
  void aBlockThatIsNotReportedAccusesNobody() {
    court.wrong(3, "aB", 1, 2);
    court.right(3, "a?", 3, 0);
    assertThat(court.banned).isEmpty();
  }

  @Test
  void whatWasConcludedMoves() {
    court.wrong(0, "aB", 1, 10);
    court.wrong(1, "aB", 1, 11);
    court.wrong(2, "aB", 1, 12);
    court.swap();
    court.right(0, "ab", 30, 30);
    assertThat(court.banned.keySet()).containsExactly(10L);
    court.swap();
    court.wrong(4, "aB", 1, 13);
    assertThat(court.banned.keySet()).containsExactly(10L, 1L);
  }

  @Test
  void itMayChangeHandsAfterEveryPieceAndComesToTheSameEnd() {
    Random random = new Random(5);
    for (int run = 0; run < 50; run++) {
      Court still = new Court();
      Court moved = new Court();
      List<PieceReport> reports = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        boolean right = random.nextBoolean();
        String blocks = right ? "abcd" : random.nextBoolean() ? "abCd" : "Abcd";
        long[] peers = random.longs(4, 1, 7).toArray();
        reports.add(still.report(random.nextInt(4), right, blocks, peers));
      }
      for (PieceReport report : reports) {
        boolean known =
            report.sent().stream().anyMatch(sent -> still.banned.containsKey(sent.sender().id()));
        if (!known) {
          still.witness.pieceChecked(report);
          moved.witness.pieceChecked(report);
          moved.swap();
        }
      }
      assertThat(moved.banned).isEqualTo(still.banned);
      assertThat(moved.suspected).isEqualTo(still.suspected);
    }
  }

  @Test
  void memoryIsBounded() {
    for (int piece = 0; piece < 3000; piece++) {
      List<SentBlock> sent = new ArrayList<>();
      for (int block = 0; block < 64; block++) {
        sent.add(new SentBlock(block, Court.peer(2L * piece + block % 2), block));
      }
      court.witness.pieceChecked(new PieceReport(piece, false, 64, sent));
    }
    SavedOpinions saved = SavedOpinions.read(court.witness.snapshot());
    int blocks = saved.evidence().pieces().values().stream().mapToInt(List::size).sum();
    assertThat(blocks).isEqualTo(Evidence.MOST_BLOCKS);
    assertThat(saved.trust().points()).hasSize(Trust.MOST_ADDRESSES);
    assertThat(saved.evidence().pieces()).as("the newest is there").containsKey(2999);
  }

  @Test
  void aStateItCannotReadIsIgnored() {
    BDictionary piece = BDictionary.builder().put("piece", 1).put("blocks", new byte[25]).build();
    BDictionary trust = BDictionary.builder().put("ip", new byte[3]).put("points", -6).build();
    BDictionary odd =
        BDictionary.builder()
            .put("v", 1)
            .put("wrong", new BList(List.of(piece, new BList(List.of()))))
            .put("trust", new BList(List.of(trust)))
            .build();
    BDictionary later = BDictionary.builder().put("v", 2).build();
    for (BDictionary tree : List.of(odd, later, BDictionary.empty())) {
      court.begin(Optional.of(new PieceWitnessState(tree)));
      court.right(1, "a", 1);
    }
    assertThat(court.banned).isEmpty();
    assertThat(new SmartBanProvider().id()).isEqualTo("smartban");
  }
}
