package org.hotswarm.ext.pex;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionState;

/**
 * What one working object leaves to the next.
 *
 * @param told by connection
 */
record SavedTales(List<Told> told) {
  static final SavedTales NONE = new SavedTales(List.of());

  private static final int VERSION = 1;

  /** Connections, and addresses told of to one of them, that are kept. */
  private static final int MOST = 1000;

  /**
   * What one peer was told.
   *
   * @param id of the connection
   * @param to its other end
   * @param ago how long ago the last message was sent
   * @param addresses that it was told of
   */
  record Told(long id, PeerAddress to, Duration ago, Set<PeerAddress> addresses) {
    BDictionary toBencode() {
      return BDictionary.builder()
          .put("id", id)
          .put("to", to.toCompact())
          .put("ago", ago.toMillis())
          .put("told", Compact.write(of(false)))
          .put("told6", Compact.write(of(true)))
          .build();
    }

    private List<PeerAddress> of(boolean v6) {
      return addresses.stream().filter(address -> address.isV6() == v6).limit(MOST).toList();
    }
  }

  static ExtensionState write(Collection<Told> told) {
    List<BValue> all = told.stream().limit(MOST).<BValue>map(Told::toBencode).toList();
    return new ExtensionState(
        BDictionary.builder().put("v", VERSION).put("told", new BList(all)).build());
  }

  /** Reads a tree; what it cannot read is left out, never guessed at. */
  static SavedTales read(ExtensionState state) {
    if (!state.tree().integer("v").equals(OptionalLong.of(VERSION))) {
      return NONE;
    }
    List<Told> told = new ArrayList<>();
    for (BValue value : state.tree().list("told").orElse(List.of())) {
      if (value instanceof BDictionary tree && told.size() < MOST) {
        readTold(tree).ifPresent(told::add);
      }
    }
    return new SavedTales(told);
  }

  private static Optional<Told> readTold(BDictionary tree) {
    OptionalLong id = tree.integer("id");
    OptionalLong ago = tree.integer("ago");
    Optional<PeerAddress> to = tree.string("to").flatMap(SavedTales::readAddress);
    if (id.isEmpty() || ago.isEmpty() || ago.getAsLong() < 0 || to.isEmpty()) {
      return Optional.empty();
    }
    Set<PeerAddress> addresses = new HashSet<>(Compact.read(tree.string("told"), false, MOST));
    addresses.addAll(Compact.read(tree.string("told6"), true, MOST));
    long millis = Math.min(ago.getAsLong(), Listener.PAUSE.toMillis());
    return Optional.of(new Told(id.getAsLong(), to.get(), Duration.ofMillis(millis), addresses));
  }

  private static Optional<PeerAddress> readAddress(BString compact) {
    ByteBuffer in = compact.buffer();
    return switch (compact.length()) {
      case PeerAddress.COMPACT_V4_LENGTH -> Optional.of(PeerAddress.readCompact(in, false));
      case PeerAddress.COMPACT_V6_LENGTH -> Optional.of(PeerAddress.readCompact(in, true));
      default -> Optional.empty();
    };
  }

  /** What was told over the connection of that number with that address. */
  Optional<Told> find(long id, PeerAddress to) {
    return told.stream().filter(one -> one.id() == id && one.to().equals(to)).findFirst();
  }
}
