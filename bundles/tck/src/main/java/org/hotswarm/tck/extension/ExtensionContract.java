package org.hotswarm.tck.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.hotswarm.tck.ProviderContract;
import org.hotswarm.tck.bencode.PlainBencode;
import org.junit.jupiter.api.Test;

/** What {@code org.hotswarm.spi.extension} asks of an extension. */
public abstract class ExtensionContract
    extends ProviderContract<
        PeerExtensionNeeds, ExtensionState, PeerExtension, PeerExtensionProvider> {
  private static final int COURSES = 30;

  /** For extensions. */
  protected ExtensionContract() {
    super(PeerExtensionNeeds.class);
  }

  @Override
  protected PeerExtensionNeeds needs() {
    return new FakeTorrent(1);
  }

  @Test
  public void nameIsThatOfAHandshake() {
    assertThat(provider().extensionName()).matches("[\\x21-\\x7e]+");
    assertThat(provider().extensionName()).isEqualTo(provider().extensionName());
    assertThat(provider().allowedWhenPrivate()).isEqualTo(provider().allowedWhenPrivate());
  }

  @Test
  public void additionsLeaveTheEnginesOwnKeysAlone() {
    try (PeerExtension extension = open(needs())) {
      BDictionary additions = extension.handshakeAdditions();
      for (String own : List.of("m", "v", "p", "reqq", "yourip", "ipv4", "ipv6")) {
        assertThat(additions.find(own)).as(own).isEmpty();
      }
      assertThat(new PlainBencode().encode(additions)).isNotEmpty();
    }
  }

  @Test
  public void promisesHoldAmongAllSortsOfPeers() {
    for (int course = 0; course < COURSES; course++) {
      ExtensionPlay play = new ExtensionPlay(course);
      PeerExtension extension = open(play.needs());
      for (int event = 0; event < play.length(); event++) {
        play.step(extension);
      }
      play.finish(extension);
    }
  }

  @Test
  public void nobodyIsSpokenToAfterHavingLeft() {
    FakeTorrent torrent = new FakeTorrent(2);
    try (PeerExtension extension = open(torrent)) {
      BDictionary handshake = BDictionary.builder().put("metadata_size", 40_000).build();
      FakeExtensionPeer peer = torrent.join(extension, handshake);
      torrent.leave(extension, peer);
      torrent.learn(extension);
      torrent.ticker().advance(Duration.ofMinutes(5));
      assertThat(peer.faults()).isEmpty();
    }
  }

  @Test
  public void peerThatDoesNotReadIsNotBuriedInMessages() {
    FakeTorrent torrent = new FakeTorrent(3);
    try (PeerExtension extension = open(torrent)) {
      torrent.learn(extension);
      FakeExtensionPeer deaf = torrent.join(extension, BDictionary.empty());
      byte[] question =
          new PlainBencode()
              .encode(BDictionary.builder().put("msg_type", 0).put("piece", 0).build());
      for (int i = 0; i < 10_000 && deaf.disconnected().isEmpty(); i++) {
        extension.onMessage(deaf, ByteBuffer.wrap(question.clone()));
      }
      assertThat(deaf.queuedBytes()).isLessThanOrEqualTo(1 << 20);
    }
  }

  @Test
  public void stateItCannotReadIsIgnored() {
    Random random = new Random(4);
    byte[] noise = new byte[100];
    random.nextBytes(noise);
    for (BDictionary odd :
        List.of(
            BDictionary.empty(),
            BDictionary.builder().put("v", 999).put("copies", BList.of(new BInteger(1))).build(),
            BDictionary.builder().put("v", "one").build(),
            BDictionary.builder().put("v", -1).put("x", noise).build())) {
      FakeTorrent torrent = new FakeTorrent(4);
      try (PeerExtension extension = open(torrent, Optional.of(new ExtensionState(odd)));
          PeerExtension fresh = open(new FakeTorrent(4))) {
        torrent.join(extension, BDictionary.empty());
        assertThat(extension.snapshot().tree().integer("v"))
            .isEqualTo(fresh.snapshot().tree().integer("v"));
      }
    }
  }

  @Test
  public void closingLeavesNoTimer() {
    FakeTorrent torrent = new FakeTorrent(5);
    PeerExtension extension = open(torrent);
    torrent.join(extension, BDictionary.builder().put("metadata_size", 40_000).build());
    torrent.ticker().advance(Duration.ofSeconds(2));
    extension.close();
    assertThat(torrent.ticker().waiting()).isZero();
  }
}
