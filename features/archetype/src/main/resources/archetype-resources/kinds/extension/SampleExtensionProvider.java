package ${package};

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.extension.ExtensionPeer;
import org.hotswarm.spi.extension.ExtensionState;
import org.hotswarm.spi.extension.PeerExtension;
import org.hotswarm.spi.extension.PeerExtensionNeeds;
import org.hotswarm.spi.extension.PeerExtensionProvider;
import org.osgi.service.component.annotations.Component;

/** Opens extensions that greet every peer once and count the greetings of others. */
@Component(service = PeerExtensionProvider.class)
public final class SampleExtensionProvider implements PeerExtensionProvider {
  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public String extensionName() {
    return "x_${artifactId}";
  }

  @Override
  public boolean allowedWhenPrivate() {
    return true;
  }

  @Override
  public PeerExtension open(PeerExtensionNeeds needs, Optional<ExtensionState> state) {
    return new SampleExtension(needs, state);
  }

  private static final class SampleExtension implements PeerExtension {
    private static final int VERSION = 1;

    private final PeerExtensionNeeds needs;
    private long greetings;
    private boolean closed;

    SampleExtension(PeerExtensionNeeds needs, Optional<ExtensionState> state) {
      this.needs = needs;
      this.greetings =
          state
              .map(ExtensionState::tree)
              .filter(tree -> tree.integer("v").orElse(0) == VERSION)
              .map(tree -> tree.integer("greetings").orElse(0))
              .orElse(0L);
    }

    @Override
    public BDictionary handshakeAdditions() {
      return BDictionary.empty();
    }

    @Override
    public void peerJoined(ExtensionPeer peer) {
      if (peer.queuedBytes() == 0) {
        peer.send(BDictionary.builder().put("hello", greetings).build(), ByteBuffer.allocate(0));
      }
    }

    @Override
    public void peerLeft(ExtensionPeer peer) {}

    @Override
    public void onMessage(ExtensionPeer peer, ByteBuffer payload) {
      try {
        BDictionary message = needs.bencode().decodeDictionary(payload, BencodeLimits.MESSAGE);
        greetings += !closed && message.integer("hello").isPresent() ? 1 : 0;
      } catch (BencodeException lie) {
        peer.disconnect("a greeting that is no dictionary: " + lie.getMessage());
      }
    }

    @Override
    public ExtensionState snapshot() {
      return new ExtensionState(
          BDictionary.builder().put("v", VERSION).put("greetings", greetings).build());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
