package org.hotswarm.tck.picker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.hotswarm.model.geometry.Block;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.tck.ProviderContract;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.picker} asks of a picker. */
public abstract class PickerContract
    extends ProviderContract<PickerNeeds, PickerState, Picker, PickerProvider> {
  private static final int PIECES = 6;
  private static final int BLOCKS = 4;
  private static final int ALL = PIECES * BLOCKS;
  private static final int COURSES = 40;

  /** For pickers. */
  protected PickerContract() {
    super(PickerNeeds.class);
  }

  @Override
  protected PickerNeeds needs() {
    return new FakeTorrent(PIECES, BLOCKS, 1);
  }

  private static PickRequest want(int count) {
    return new PickRequest(count, false, false, false, Optional.empty());
  }

  private static FakePeer seed() {
    return new FakePeer(PieceSet.full(PIECES), PeerSpeed.MEDIUM);
  }

  /** A torrent with a picker and one seed that has joined. */
  private final class Table {
    private final FakeTorrent torrent = new FakeTorrent(PIECES, BLOCKS, 1);
    private final Referee referee = new Referee(torrent);
    private final Picker picker = open(torrent);
    private final FakePeer seed = seed();

    private Table() {
      picker.peerJoined(seed);
    }

    private int turn(int count) {
      return referee.turn(picker, seed, want(count)).size();
    }
  }

  @Test
  public void choosesEveryBlockOnceAndThenNoMore() {
    Table table = new Table();
    assertThat(table.turn(ALL + 5)).isEqualTo(ALL);
    assertThat(table.turn(1)).isZero();
  }

  @Test
  public void answersAtMostTheNumberAskedFor() {
    Table table = new Table();
    for (int count = 1; count <= BLOCKS + 1; count++) {
      assertThat(table.turn(count)).isEqualTo(count);
    }
  }

  @Test
  public void blockStatesAreReadAnewAtEveryCall() {
    Table table = new Table();
    FakePartial behindItsBack = table.torrent.partial(2);
    behindItsBack.receive(0);
    behindItsBack.ask(1, seed());
    assertThat(table.turn(ALL)).isEqualTo(ALL - 2);
  }

  @Test
  public void choosesOnlyWhatThePeerHas() {
    Table table = new Table();
    FakePeer poor = new FakePeer(new PieceSet(PIECES), PeerSpeed.SLOW);
    table.picker.peerJoined(poor);
    assertThat(table.referee.turn(table.picker, poor, want(ALL))).isEmpty();
    poor.pieces().add(3);
    table.picker.peerHas(poor, 3);
    assertThat(table.referee.turn(table.picker, poor, want(ALL)))
        .hasSize(BLOCKS)
        .extracting(Block::piece)
        .containsOnly(3);
  }

  @Test
  public void choosesOnlyWithinWhatIsAllowed() {
    Table table = new Table();
    PieceSet allowed = new PieceSet(PIECES);
    allowed.add(1);
    PickRequest choked = new PickRequest(ALL, true, true, true, Optional.of(allowed));
    assertThat(table.referee.turn(table.picker, table.seed, choked)).hasSize(BLOCKS);
  }

  @Test
  public void whatIsNotWantedIsNotChosenUntilItIs() {
    Table table = new Table();
    table.torrent.want(0, 0);
    table.torrent.verified().add(1);
    table.picker.wantedChanged();
    assertThat(table.turn(ALL)).isEqualTo(ALL - 2 * BLOCKS);
    table.torrent.want(0, 7);
    table.picker.wantedChanged();
    assertThat(table.turn(ALL)).isEqualTo(BLOCKS);
  }

  @Test
  public void blocksOfAFailedPieceAreFreeAgain() {
    Table table = new Table();
    table.turn(ALL);
    table.torrent.partials().remove(4);
    table.picker.pieceFailed(4);
    assertThat(table.turn(ALL)).isEqualTo(BLOCKS);
  }

  @Test
  public void blocksAskedOfOthersAreLeftForTheEndGame() {
    Table table = new Table();
    table.turn(ALL);
    FakePeer other = seed();
    table.picker.peerJoined(other);
    assertThat(table.referee.turn(table.picker, other, want(ALL))).isEmpty();
    PickRequest endGame = new PickRequest(3, false, false, true, Optional.empty());
    assertThat(table.referee.turn(table.picker, other, endGame)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  public void peersThatLeftAreForgotten() {
    Table table = new Table();
    for (int i = 0; i < 10; i++) {
      FakePeer passing = seed();
      table.picker.peerJoined(passing);
      table.picker.peerLeft(passing);
    }
    table.picker.peerLeft(table.seed);
    table.picker.peerJoined(table.seed);
    assertThat(table.turn(ALL)).isEqualTo(ALL);
  }

  @Test
  public void whatItThrowsEndsThatPickOnly() {
    Table table = new Table();
    RuntimeException broken = new IllegalStateException("no room");
    assertThatThrownBy(
            () ->
                table.picker.pick(
                    table.seed,
                    want(ALL),
                    (piece, block) -> {
                      throw broken;
                    }))
        .isSameAs(broken);
    assertThat(table.turn(ALL)).isEqualTo(ALL);
  }

  @Test
  public void promisesHoldInAnySwarmAndAllArrives() {
    for (int course = 0; course < COURSES; course++) {
      PickerPlay play = new PickerPlay(course);
      Picker picker = open(play.needs());
      play.replay(picker);
      for (int event = 0; event < play.length(); event++) {
        play.step(picker);
      }
      play.finish(picker);
      picker.close();
    }
  }
}
