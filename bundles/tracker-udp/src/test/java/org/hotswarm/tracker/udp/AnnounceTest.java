package org.hotswarm.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotswarm.tracker.udp.Samples.TRACKER;
import static org.hotswarm.tracker.udp.Samples.announce;
import static org.hotswarm.tracker.udp.Samples.failure;
import static org.hotswarm.tracker.udp.Samples.isPending;
import static org.hotswarm.tracker.udp.Samples.value;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;
import org.hotswarm.spi.tracker.Tracker;
import org.hotswarm.spi.tracker.TrackerException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnounceTest {
  private static final byte[] NO_PEERS = ByteBuffer.allocate(12).putInt(1800).array();

  private final Bench bench;
  private final Tracker tracker;

  AnnounceTest() throws Exception {
    bench = new Bench("192.0.2.1");
    tracker = new UdpTrackerProvider().open(bench, Optional.empty());
  }

  private CompletionStage<AnnounceReply> ask(Event event) {
    CompletionStage<AnnounceReply> answer = tracker.announce(TRACKER, announce(event));
    bench.settle();
    return answer;
  }

  @Test
  void connectsAndThenAnnouncesAsBep15LaysItOut() throws Exception {
    CompletionStage<AnnounceReply> answer = ask(Event.STARTED);
    assertThat(bench.last().to()).isEqualTo(new InetSocketAddress("192.0.2.1", 6969));
    assertThat(bench.last().data().remaining()).isEqualTo(16);
    assertThat(bench.last().connectionId()).isEqualTo(0x41727101980L);
    assertThat(bench.last().action()).isZero();
    assertThat(bench.connect(0x1122334455667788L)).isTrue();

    String transaction = HexFormat.of().toHexDigits(bench.last().transaction());
    assertThat(HexFormat.of().formatHex(bench.last().data().array()))
        .isEqualTo(
            "1122334455667788"
                + "00000001"
                + transaction
                + "aa".repeat(20)
                + HexFormat.of().formatHex("-HS0100-abcdefghijkl".getBytes(StandardCharsets.UTF_8))
                + "0000000000000002"
                + "0000000000000003"
                + "0000000000000001"
                + "00000002"
                + "00000000"
                + "01020304"
                + "000000c8"
                + "c8d5");

    byte[] body =
        HexFormat.of()
            .parseHex("00000708" + "00000005" + "00000007" + "c63364011ae1" + "c63364020000");
    assertThat(bench.answer(1, body)).isTrue();
    AnnounceReply reply = value(answer);
    assertThat(reply.interval()).isEqualTo(Duration.ofMinutes(30));
    assertThat(reply.swarm().incomplete()).hasValue(5);
    assertThat(reply.swarm().complete()).hasValue(7);
    assertThat(reply.swarm().downloaded()).isEmpty();
    assertThat(reply.peers())
        .as("a peer without a port is none")
        .singleElement()
        .satisfies(peer -> assertThat(peer.address()).hasToString("198.51.100.1:6881"));
    assertThat(bench.time.waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void numbersEventsAsBep15Does(Event event) {
    ask(event);
    bench.connect(1);
    int expected =
        switch (event) {
          case NONE -> 0;
          case COMPLETED -> 1;
          case STARTED -> 2;
          case STOPPED -> 3;
        };
    assertThat(bench.last().data().getInt(80)).isEqualTo(expected);
  }

  @Test
  void announcesAnIpv4AddressWhenToldToAndNeverAnIpv6One() throws Exception {
    for (String ip : new String[] {"203.0.113.9", "2001:db8::1"}) {
      tracker.announce(TRACKER, announce(Event.NONE, Optional.of(InetAddress.getByName(ip))));
      bench.settle();
      if (bench.last().action() == 0) {
        bench.connect(1);
      }
      assertThat(bench.last().data().getInt(84)).isEqualTo(ip.contains(":") ? 0 : 0xcb007109);
    }
  }

  @Test
  void readsEighteenBytePeersFromATrackerReachedByIpv6() throws Exception {
    bench.addresses.set(0, InetAddress.getByName("2001:db8::1"));
    CompletionStage<AnnounceReply> answer = ask(Event.STARTED);
    bench.connect(1);
    bench.answer(
        1,
        HexFormat.of()
            .parseHex(
                "00000708" + "00000000" + "00000001" + "20010db8" + "00".repeat(11) + "021ae1"));
    assertThat(value(answer).peers())
        .singleElement()
        .satisfies(
            peer -> {
              assertThat(peer.address().isV6()).isTrue();
              assertThat(peer.address().port()).isEqualTo(6881);
            });
  }

  @Test
  void sendsPathAndQueryAsUrlData() {
    String data = "/announce?key=" + "x".repeat(300);
    tracker.announce(URI.create("udp://tracker.example:6969" + data), announce(Event.NONE));
    bench.settle();
    bench.connect(1);
    byte[] sent = bench.last().data().array();
    assertThat(sent).hasSize(98 + 2 + 255 + 2 + data.length() - 255);
    assertThat(sent[98]).isEqualTo((byte) 2);
    assertThat(sent[99]).isEqualTo((byte) 255);
    assertThat(sent[355]).isEqualTo((byte) 2);
    assertThat(sent[356]).isEqualTo((byte) (data.length() - 255));
    String read =
        new String(sent, 100, 255, StandardCharsets.UTF_8)
            + new String(sent, 357, sent.length - 357, StandardCharsets.UTF_8);
    assertThat(read).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tracker.example:80/announce", "udp:opaque", "udp:///announce",
        "udp://tracker.example/announce", "udp://tracker.example:0/", "udp://tracker.example:70000/"
      })
  void refusesUrlsItCannotAnnounceTo(String url) throws Exception {
    assertThat(failure(tracker.announce(URI.create(url), announce(Event.NONE))).kind())
        .isEqualTo(Kind.FORBIDDEN);
    assertThat(bench.blocking).isEmpty();
  }

  @Test
  void refusesAUrlTooLongForADatagram() throws Exception {
    URI url = URI.create("udp://tracker.example:6969/" + "secret".repeat(200));
    assertThat(failure(tracker.announce(url, announce(Event.NONE))))
        .hasMessageContaining("udp://tracker.example:6969")
        .hasMessageNotContaining("secret");
  }

  @Test
  void tellsTheTrackersWordsWhenItRefuses() throws Exception {
    CompletionStage<AnnounceReply> atConnect = ask(Event.NONE);
    bench.answer(3, "go \u0007away".getBytes(StandardCharsets.UTF_8));
    assertThat(failure(atConnect)).hasMessage("go  away");
    CompletionStage<AnnounceReply> atAnnounce = ask(Event.NONE);
    bench.connect(1);
    bench.answer(3, "unknown torrent\0".getBytes(StandardCharsets.UTF_8));
    assertThat(failure(atAnnounce)).hasMessage("unknown torrent");
    assertThat(failure(atAnnounce).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void keepsPasskeysOutOfTheTrackersWords() throws Exception {
    URI url = URI.create("udp://tracker.example:6969/0123456789abcdef/announce?user=me");
    CompletionStage<AnnounceReply> answer = tracker.announce(url, announce(Event.NONE));
    bench.settle();
    bench.answer(3, "bad key 0123456789abcdef of me".getBytes(StandardCharsets.UTF_8));
    assertThat(failure(answer)).hasMessage("bad key *** of me");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 11, 13, 17, 19, 23})
  void takesAReplyOfAWrongSizeForMalformed(int bodyLength) throws Exception {
    CompletionStage<AnnounceReply> answer = ask(Event.NONE);
    bench.connect(1);
    bench.answer(1, new byte[bodyLength]);
    assertThat(failure(answer).kind()).isEqualTo(Kind.MALFORMED);
    assertThat(bench.time.waiting()).isZero();
  }

  @Test
  void takesAShortConnectReplyOrAnotherActionForMalformed() throws Exception {
    CompletionStage<AnnounceReply> shortConnect = ask(Event.NONE);
    bench.answer(0, new byte[7]);
    assertThat(failure(shortConnect).kind()).isEqualTo(Kind.MALFORMED);
    CompletionStage<AnnounceReply> scrapeReply = ask(Event.NONE);
    bench.connect(1);
    bench.answer(2, NO_PEERS);
    assertThat(failure(scrapeReply).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void readsNegativeNumbersAsNothingSaid() throws Exception {
    CompletionStage<AnnounceReply> answer = ask(Event.NONE);
    bench.connect(1);
    bench.answer(1, HexFormat.of().parseHex("ffffffff" + "80000000" + "ffffffff"));
    assertThat(value(answer).interval()).isEqualTo(Duration.ZERO);
    assertThat(value(answer).swarm()).isEqualTo(AnnounceReply.Swarm.UNKNOWN);
  }

  @Test
  void ignoresSpoofedReplies() throws Exception {
    CompletionStage<AnnounceReply> answer = ask(Event.NONE);
    ByteBuffer forged =
        ByteBuffer.allocate(16).putInt(0).putInt(bench.last().transaction()).putLong(666).flip();
    assertThat(bench.reply(new InetSocketAddress("192.0.2.66", 6969), forged.duplicate()))
        .isFalse();
    assertThat(bench.reply(new InetSocketAddress("192.0.2.1", 6970), forged.duplicate())).isFalse();
    ByteBuffer guessed = forged.duplicate().putInt(4, bench.last().transaction() + 1);
    assertThat(bench.reply(bench.last().to(), guessed)).isFalse();
    assertThat(bench.reply(bench.last().to(), ByteBuffer.allocate(7))).isFalse();
    assertThat(isPending(answer)).isTrue();
    assertThat(bench.sent).hasSize(1);

    bench.connect(7);
    assertThat(bench.last().connectionId()).isEqualTo(7);
    bench.answer(1, NO_PEERS);
    assertThat(value(answer).peers()).isEmpty();
    assertThat(bench.answer(1, NO_PEERS)).as("a second reply belongs to nobody").isFalse();
  }

  @Test
  void failsWithNothingButTrackerExceptionsWhateverTheBytes() throws Exception {
    Random random = new Random(50);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      CompletionStage<AnnounceReply> answer = ask(Event.NONE);
      if (bench.last().action() == 0 && random.nextBoolean()) {
        bench.connect(random.nextLong());
      }
      byte[] garbage = new byte[random.nextInt(40)];
      random.nextBytes(garbage);
      bench.answer(random.nextInt(5), garbage);
      bench.time.advance(Duration.ofSeconds(40));
      if (answer.toCompletableFuture().isCompletedExceptionally()) {
        failure(answer);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(bench.time.waiting()).isZero();
  }
}
