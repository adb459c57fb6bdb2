package org.hotswarm.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.alert.PeerAlert;
import org.hotswarm.api.alert.TorrentAlert;
import org.hotswarm.api.status.TorrentState;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.ext.metadata.MetadataProvider;
import org.hotswarm.ext.metadata.lt.LtMetadataProvider;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.HaveAll;
import org.hotswarm.model.wire.Interested;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.Reserved;
import org.hotswarm.model.wire.Unchoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limit 29, BEP 10 while extensions come and go, and magnets (BEP 9). */
class ExtensionsTest {
  private static final Reserved BOTH = Reserved.of(Reserved.FAST, Reserved.EXTENDED);
  private final Content content = Content.of(40 * 16_384, 16_384, false);
  private final Gossip gossip = new Gossip(false);
  private final Simulation simulation = Simulation.leeching();

  @AfterEach
  void close() {
    simulation.close();
  }

  private void joinGossip() {
    simulation.join(simulation.rosters.extensions(), gossip, "gossip", 0);
  }

  private static BDictionary speaks(String name, int number) {
    return BDictionary.builder().put("m", BDictionary.builder().put(name, number).build()).build();
  }

  @Test
  void theHandshakeOffersWhatIsThere() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH);
    BDictionary ours = peer.introductions().get(0);
    assertThat(peer.numberOf("t_gossip")).isBetween(1L, 255L);
    assertThat(ours.integer("gossip")).hasValue(1);
    assertThat(ours.integer("reqq")).hasValue(2000);
    assertThat(ours.integer("p")).hasValue(6881);
    assertThat(ours.string("yourip").orElseThrow().length()).isEqualTo(4);
  }

  @Test
  void noHandshakeWithoutTheReservedBit() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, Stranger.FAST);
    assertThat(peer.heard(Extended.class)).isEmpty();
    peer.introduce(speaks("t_gossip", 3));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void aNumberOf0TurnsItOffAndAnotherOnAgain() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH).introduce(speaks("t_gossip", 3));
    int ours = (int) peer.numberOf("t_gossip");
    assertThat(gossip.joined).hasSize(1);
    peer.extended(ours, BDictionary.empty());
    assertThat(gossip.said).hasSize(1);

    peer.introduce(speaks("t_gossip", 0));
    assertThat(gossip.joined).isEmpty();
    peer.extended(ours, BDictionary.empty());
    assertThat(gossip.said).hasSize(1);

    peer.introduce(speaks("t_gossip", 9));
    assertThat(gossip.joined).hasSize(1);
    peer.extended(ours, BDictionary.empty());
    assertThat(gossip.said).hasSize(2);
    peer.news();
    gossip.joined.get(0).send(BDictionary.empty(), ByteBuffer.allocate(0));
    assertThat(peer.heard(Extended.class)).allMatch(message -> message.id() == 9).hasSize(1);
  }

  @Test
  void aHandshakeThatDoesNotNameItLeavesItOn() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH).introduce(speaks("t_gossip", 3));
    peer.introduce(speaks("other", 4));
    assertThat(gossip.joined).hasSize(1);
  }

  @Test
  void unknownNumbersAreIgnored() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH);
    for (int number = 2; number < 256; number++) {
      peer.extended(number, BDictionary.empty());
    }
    assertThat(peer.isClosed()).isFalse();
    assertThat(gossip.said).isEmpty();
  }

  @Test
  void aHandshakeThatIsNoDictionaryCloses() {
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH);
    peer.send(new Extended(0, ByteBuffer.wrap(new byte[] {'l', 'e'})));
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void aThousandNamesAreKeptTo64() {
    joinGossip();
    simulation.add(content);
    BDictionary.Builder names = BDictionary.builder();
    for (int i = 0; i < 1000; i++) {
      names.put("a%04d".formatted(i), 1 + i % 255);
    }
    Stranger peer = simulation.join(content, BOTH).introduce(speaks("t_gossip", 3));
    peer.introduce(BDictionary.builder().put("m", names.build()).build());
    peer.introduce(speaks("t_gossip", 3));
    assertThat(peer.isClosed()).isFalse();
    assertThat(gossip.joined).hasSize(1);
    int kept = gossip.joined.get(0).handshake().dictionary("m").orElseThrow().entries().size();
    assertThat(kept).isBetween(1, 64);
  }

  @Test
  void tenThousandHandshakesAreSlowedDownAndGrowNothing() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH).introduce(speaks("t_gossip", 3));
    Message[] many = new Message[10_000];
    for (int i = 0; i < many.length; i++) {
      BDictionary tree =
          BDictionary.builder().put("key" + i, new byte[100]).put("m", BDictionary.empty()).build();
      many[i] = new Extended(0, ByteBuffer.wrap(new TwoPassBencode().encode(tree)));
    }
    peer.inPartsOf(16_384).send(many);
    assertThat(peer.channel().unread()).isGreaterThan(0);
    assertThat(peer.isClosed()).isFalse();
    assertThat(gossip.joined.get(0).handshake().entries().size()).isLessThanOrEqualTo(64);
  }

  @Test
  void aHandshakeOfTooManyBytesCloses() {
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH);
    peer.introduce(BDictionary.builder().put("v", new byte[100_000]).build());
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void anExtensionThatLeavesIsTakenBackAndRestoredWhenItReturns() {
    joinGossip();
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH).introduce(speaks("t_gossip", 3));
    long number = peer.numberOf("t_gossip");
    simulation.rosters.extensions().leave(gossip);
    assertThat(gossip.isOpen).isFalse();
    assertThat(peer.numberOf("t_gossip")).as("id 0 in a fresh handshake").isZero();
    peer.extended((int) number, BDictionary.empty());
    assertThat(gossip.said).isEmpty();
    assertThat(peer.isClosed()).isFalse();

    joinGossip();
    assertThat(peer.numberOf("t_gossip")).isEqualTo(number);
    assertThat(gossip.joined).hasSize(1);
  }

  @Test
  void aPrivateTorrentHasOnlyTheExtensionsThatAreAllowedThere() {
    Gossip allowed = new Gossip(true);
    Content secret = Content.of(10 * 16_384, 16_384, true);
    joinGossip();
    simulation.add(secret);
    Stranger peer = simulation.join(secret, BOTH).introduce(speaks("t_gossip", 3));
    assertThat(peer.numberOf("t_gossip")).isNotPositive();
    assertThat(gossip.isOpen).isFalse();
    simulation.join(simulation.rosters.extensions(), allowed, "allowed", 0);
    assertThat(peer.numberOf("t_gossip")).isPositive();
    assertThat(allowed.joined).hasSize(1);
  }

  @Test
  void aPeersQueueLimitIsKept() {
    simulation.add(content);
    Stranger peer = simulation.join(content, BOTH);
    peer.introduce(BDictionary.builder().put("reqq", 3).build());
    peer.send(new HaveAll(), new Unchoke());
    assertThat(peer.requests()).hasSize(3);
  }

  // --- magnets

  private Torrent addMagnet() {
    return addMagnet(Optional.empty());
  }

  private Torrent addMagnet(Optional<Sha256Hash> infoHashV2) {
    Magnet magnet =
        new Magnet(
            content.infoHash(),
            infoHashV2,
            Optional.of("named by the link"),
            List.of("http://tracker.example/announce"),
            List.of(),
            List.of(),
            List.of());
    return simulation.add(AddTorrent.of(magnet, Simulation.SAVE_PATH));
  }

  private Stranger metadataPeer(int size) {
    return simulation
        .join(content, BOTH)
        .introduce(
            BDictionary.builder()
                .put("m", BDictionary.builder().put("ut_metadata", 3).build())
                .put("metadata_size", size)
                .build());
  }

  private void sendMetadata(Stranger peer, byte[] raw) {
    List<Extended> asked =
        peer.heard(Extended.class).stream().filter(message -> message.id() == 3).toList();
    assertThat(asked).isNotEmpty();
    for (Extended request : asked) {
      int piece = (int) Stranger.tree(request).integer("piece").orElseThrow();
      BDictionary head =
          BDictionary.builder()
              .put("msg_type", 1)
              .put("piece", piece)
              .put("total_size", raw.length)
              .build();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(new TwoPassBencode().encode(head));
      int from = piece * 16_384;
      all.writeBytes(Arrays.copyOfRange(raw, from, Math.min(raw.length, from + 16_384)));
      peer.send(
          new Extended((int) peer.numberOf("ut_metadata"), ByteBuffer.wrap(all.toByteArray())));
    }
  }

  @Test
  void aMagnetGetsItsMetadataFromPeersAndThenItsData() {
    simulation.join(simulation.rosters.extensions(), new MetadataProvider(), "metadata", 0);
    Torrent torrent = addMagnet();
    assertThat(torrent.status().state()).isEqualTo(TorrentState.DOWNLOADING_METADATA);
    assertThat(torrent.status().name()).isEqualTo("named by the link");
    byte[] raw = content.info().raw().toBytes();
    Stranger peer = metadataPeer(raw.length).send(new HaveAll(), new Unchoke());
    Stranger other = metadataPeer(raw.length).has(40, 1, 2, 3);
    simulation.pass(1);
    sendMetadata(peer, raw);

    assertThat(simulation.alerts(TorrentAlert.MetadataReceived.class)).hasSize(1);
    assertThat(torrent.info()).contains(content.info());
    assertThat(other.heard(Interested.class)).hasSize(1);
    while (peer.answerAll(content) > 0) {
      simulation.pass(Duration.ofMillis(10));
    }
    simulation.pass(1);
    assertThat(torrent.status().state()).isEqualTo(TorrentState.SEEDING);
  }

  @Test
  void aMagnetGetsItsMetadataInTheOlderWayToo() {
    simulation.join(simulation.rosters.extensions(), new LtMetadataProvider(), "metadata-lt", 0);
    Torrent torrent = addMagnet();
    byte[] raw = content.info().raw().toBytes();
    Stranger peer =
        simulation
            .join(content, BOTH)
            .introduce(
                BDictionary.builder()
                    .put("m", BDictionary.builder().put("LT_metadata", 14).build())
                    .build());
    int number = (int) peer.numberOf("LT_metadata");
    for (int turn = 0; turn < 256 && torrent.info().isEmpty(); turn++) {
      for (Extended asked : peer.news(Extended.class)) {
        ByteBuffer request = asked.payload();
        if (asked.id() == 14 && request.get() == 0) {
          int start = Byte.toUnsignedInt(request.get());
          int from = (start * raw.length + 255) / 256;
          int to = ((start + Byte.toUnsignedInt(request.get()) + 1) * raw.length + 255) / 256;
          ByteBuffer part = ByteBuffer.allocate(9 + to - from).put((byte) 1).putInt(raw.length);
          part.putInt(from).put(raw, from, to - from).flip();
          peer.send(new Extended(number, part));
        }
      }
    }
    assertThat(torrent.info()).contains(content.info());
  }

  @Test
  void whoSendsFalseMetadataIsBanned() {
    simulation.join(simulation.rosters.extensions(), new MetadataProvider(), "metadata", 0);
    Torrent torrent = addMagnet();
    byte[] raw = content.info().raw().toBytes();
    byte[] wrong = raw.clone();
    wrong[raw.length - 2] ^= 1;
    Stranger liar = metadataPeer(raw.length);
    simulation.pass(1);
    sendMetadata(liar, wrong);
    simulation.pass(1);
    assertThat(liar.isClosed()).isTrue();
    assertThat(simulation.alerts(PeerAlert.PeerBan.class)).hasSize(1);
    assertThat(simulation.alerts(TorrentAlert.MetadataFailed.class)).hasSize(1);
    assertThat(torrent.info()).isEmpty();
  }

  /** The metadata has the one hash, and is not what the other is of (BEP 52). */
  @Test
  void aMagnetThatNamesTwoTorrentsFails() {
    simulation.join(simulation.rosters.extensions(), new MetadataProvider(), "metadata", 0);
    Torrent torrent = addMagnet(Optional.of(Sha256Hash.copyOf(new byte[32])));
    byte[] raw = content.info().raw().toBytes();
    Stranger peer = metadataPeer(raw.length);
    simulation.pass(1);
    sendMetadata(peer, raw);
    simulation.pass(1);
    assertThat(torrent.info()).isEmpty();
    assertThat(torrent.status().problem()).isPresent();
    assertThat(simulation.alerts(TorrentAlert.MetadataFailed.class))
        .singleElement()
        .extracting(TorrentAlert.MetadataFailed::message)
        .asString()
        .contains("names two torrents");
  }

  @Test
  void aBitfieldThatDoesNotFitTheMetadataClosesWhenItComes() {
    simulation.join(simulation.rosters.extensions(), new MetadataProvider(), "metadata", 0);
    Torrent torrent = addMagnet();
    byte[] raw = content.info().raw().toBytes();
    Stranger liar = simulation.join(content, BOTH).has(400, 399);
    Stranger early = simulation.join(content, BOTH);
    early.gets(40);
    Stranger peer = metadataPeer(raw.length).send(new HaveAll(), new Unchoke());
    simulation.pass(1);
    sendMetadata(peer, raw);
    assertThat(liar.isClosed()).isTrue();
    assertThat(early.isClosed()).isTrue();
    assertThat(peer.requests()).isNotEmpty();
    assertThat(torrent.info()).isPresent();
  }

  @Test
  void aMagnetKeepsItsMetadataAcrossARestart() {
    simulation.join(simulation.rosters.extensions(), new MetadataProvider(), "metadata", 0);
    addMagnet();
    byte[] raw = content.info().raw().toBytes();
    Stranger peer = metadataPeer(raw.length);
    simulation.pass(1);
    sendMetadata(peer, raw);
    simulation.stop(content.infoHash());
    assertThat(addMagnet().info()).contains(content.info());
  }

  @Test
  void allowedFastNamedBeforeTheMetadataDoesNoHarm() {
    simulation.join(simulation.rosters.extensions(), new MetadataProvider(), "metadata", 0);
    Torrent torrent = addMagnet();
    byte[] raw = content.info().raw().toBytes();
    Stranger peer = metadataPeer(raw.length).send(new HaveAll());
    peer.send(new org.hotswarm.model.wire.AllowedFast(7));
    simulation.pass(1);
    sendMetadata(peer, raw);
    simulation.pass(1);
    assertThat(peer.isClosed()).isFalse();
    assertThat(torrent.info()).isPresent();
  }
}
