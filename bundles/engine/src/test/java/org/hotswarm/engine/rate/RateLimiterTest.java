package org.hotswarm.engine.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotswarm.engine.find.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {
  private static final int SECONDS = 10;

  private final VirtualTime time = new VirtualTime();
  private final TokenBucket session = new RateLimiter(time, time).session();

  private static List<Hungry> hungry(int count, TokenBucket bucket) {
    List<Hungry> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Hungry(bucket.child()));
    }
    return all;
  }

  private static long news(List<Hungry> peers) {
    return peers.stream().mapToLong(Hungry::news).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "100000, 1",
    "100000, 20",
    "10000000, 1",
    "10000000, 50",
    "200000000, 1",
    "200000000, 50"
  })
  void overTenSecondsARateIsKeptWithinTwoPercent(long rate, int peers) {
    session.limit(rate);
    List<Hungry> all = hungry(peers, session.child());
    time.pass(SECONDS);
    assertThat(news(all)).isCloseTo(rate * SECONDS, withPercentage(2));
    time.pass(SECONDS);
    assertThat(news(all)).isCloseTo(rate * SECONDS, withPercentage(2));
  }

  @ParameterizedTest
  @CsvSource({"100000", "10000000", "200000000"})
  void anHourOfSilenceIsNotMadeUpFor(long rate) {
    session.limit(rate);
    time.pass(Duration.ofHours(1));
    List<Hungry> all = hungry(5, session.child());
    time.pass(SECONDS);
    assertThat(news(all)).isCloseTo(rate * SECONDS, withPercentage(2));
  }

  @Test
  void thoseWhoWaitGetEqualParts() {
    for (long rate : new long[] {1_000_000, 20_000_000}) {
      session.limit(rate);
      List<Hungry> all = hungry(7, session.child());
      time.pass(SECONDS);
      all.forEach(peer -> assertThat(peer.news()).isCloseTo(rate * SECONDS / 7, withPercentage(3)));
      all.forEach(Hungry::leave);
    }
  }

  @Test
  void peersOfOneTorrentGetNoMoreThanThoseOfAnother() {
    session.limit(2_000_000);
    List<Hungry> few = hungry(1, session.child());
    List<Hungry> many = hungry(9, session.child());
    time.pass(SECONDS);
    assertThat(news(few)).isCloseTo(2_000_000, withPercentage(3));
    assertThat(news(many)).isCloseTo(18_000_000, withPercentage(2));
  }

  @Test
  void whatATorrentMayNotHaveGoesToTheOthers() {
    session.limit(1_000_000);
    TokenBucket limited = session.child();
    limited.limit(100_000);
    List<Hungry> held = hungry(9, limited);
    List<Hungry> free = hungry(2, session.child());
    time.pass(SECONDS);
    assertThat(news(held)).isCloseTo(1_000_000, withPercentage(2));
    assertThat(news(free)).isCloseTo(9_000_000, withPercentage(2));
  }

  @Test
  void aTorrentsLimitAboveItsSessionsGivesNothing() {
    session.limit(100_000);
    TokenBucket torrent = session.child();
    torrent.limit(50_000_000);
    List<Hungry> peers = hungry(3, torrent);
    time.pass(SECONDS);
    assertThat(news(peers)).isCloseTo(1_000_000, withPercentage(2));
  }

  @Test
  void aGroupSharesWhatItHas() {
    TokenBucket group = session.child();
    group.limit(500_000);
    TokenBucket one = session.child();
    one.below(group);
    List<Hungry> ofOne = hungry(1, one);
    List<Hungry> ofOther = hungry(1, group.child());
    time.pass(SECONDS);
    assertThat(news(ofOne)).isCloseTo(2_500_000, withPercentage(2));
    assertThat(news(ofOther)).isCloseTo(2_500_000, withPercentage(2));
  }

  @Test
  void aPeersOwnLimitHoldsForItAlone() {
    session.limit(1_000_000);
    TokenBucket own = session.child();
    own.limit(50_000);
    Hungry slow = new Hungry(own);
    Hungry other = new Hungry(session.child());
    time.pass(SECONDS);
    assertThat(slow.news()).isCloseTo(500_000, within(17_000L));
    assertThat(other.news()).isCloseTo(9_500_000, withPercentage(2));
  }

  @Test
  void whoeverIsExemptNeitherWaitsNorCosts() {
    session.limit(100_000);
    Hungry local = new Hungry(session.child());
    Hungry other = new Hungry(session.child());
    local.exempt();
    assertThat(local.isFree()).isTrue();
    other.news();
    time.pass(SECONDS);
    assertThat(other.news()).isCloseTo(1_000_000, withPercentage(2));
  }

  // --- changes

  @Test
  void aHigherLimitServesAtOnceThoseWhoWait() {
    session.limit(1);
    List<Hungry> peers = hungry(3, session.child());
    time.pass(SECONDS);
    news(peers);
    session.limit(10_000_000);
    time.pass(Duration.ofMillis(300));
    assertThat(news(peers)).isGreaterThan(400_000);
  }

  @Test
  void withoutALimitNobodyWaitsAnyMore() {
    session.limit(1);
    List<Hungry> peers = hungry(3, session.child());
    time.pass(SECONDS);
    session.limit(0);
    assertThat(peers).allMatch(Hungry::isFree);
    assertThat(time.pending()).as("timers").isLessThanOrEqualTo(1);
    time.pass(1);
    assertThat(time.pending()).as("timers").isZero();
  }

  @Test
  void aLowerLimitHoldsSoonAndStallsNobody() {
    session.limit(200_000_000);
    List<Hungry> peers = hungry(4, session.child());
    time.pass(1);
    news(peers);
    session.limit(100_000);
    long first = news(peers);
    long longest = 0;
    long quiet = 0;
    long moved = first;
    for (int step = 0; step < 1000; step++) {
      time.pass(Duration.ofMillis(10));
      long now = news(peers);
      moved += now;
      quiet = now > 0 ? 0 : quiet + 10;
      longest = Math.max(longest, quiet);
    }
    assertThat(moved).isCloseTo(1_000_000, within(1_000_000 / 50 + 4 * 17_000L));
    assertThat(longest).as("milliseconds without a byte").isLessThan(500);
  }

  @Test
  void limitsThatChangeAllTheTimeAreStillLimits() {
    List<Hungry> peers = new ArrayList<>();
    session.limit(1_000_000);
    peers.addAll(hungry(4, session.child()));
    for (int step = 0; step < 1000; step++) {
      session.limit(step % 2 == 0 ? 1_000_001 : 1_000_000);
      time.pass(Duration.ofMillis(10));
    }
    assertThat(news(peers)).isCloseTo(10_000_000, withPercentage(3));
  }

  @Test
  void whoeverLeavesGivesItsPlaceUp() {
    session.limit(100_000);
    Hungry first = new Hungry(session.child());
    Hungry second = new Hungry(session.child());
    time.pass(1);
    first.leave();
    second.news();
    time.pass(SECONDS);
    assertThat(second.news()).isCloseTo(1_000_000, withPercentage(2));
    second.leave();
    time.pass(1);
    assertThat(time.pending()).as("timers").isZero();
  }
}
