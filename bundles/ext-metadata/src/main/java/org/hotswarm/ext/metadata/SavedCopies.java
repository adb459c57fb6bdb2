package org.hotswarm.ext.metadata;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.extension.ExtensionState;

/**
 * What one fetch leaves to the next.
 *
 * @param copies with the parts that arrived
 * @param contested sizes of which a mixed copy proved false
 */
record SavedCopies(List<Copy> copies, Set<Integer> contested) {
  static final SavedCopies NONE = new SavedCopies(List.of(), Set.of());

  private static final int VERSION = 1;

  /** The tree of these; empty copies are left out. */
  static ExtensionState write(Collection<Copy> copies, Set<Integer> contested) {
    List<BValue> written =
        copies.stream()
            .filter(copy -> copy.storedBytes() > 0)
            .<BValue>map(SavedCopies::write)
            .toList();
    List<BValue> sizes =
        contested.stream().sorted().<BValue>map(size -> new BInteger(size)).toList();
    return new ExtensionState(
        BDictionary.builder()
            .put("v", VERSION)
            .put("copies", new BList(written))
            .put("contested", new BList(sizes))
            .build());
  }

  private static BDictionary write(Copy copy) {
    List<BValue> parts = new ArrayList<>();
    copy.parts()
        .forEach(
            (index, part) ->
                parts.add(
                    BDictionary.builder()
                        .put("index", index)
                        .put("from", part.supplier().toCompact())
                        .put("bytes", part.bytes())
                        .build()));
    BDictionary.Builder tree =
        BDictionary.builder().put("size", copy.key().size()).put("parts", new BList(parts));
    copy.key().sole().ifPresent(peer -> tree.put("sole", peer.toCompact()));
    return tree.build();
  }

  /** Reads a tree; what it cannot read is left out, never guessed at. */
  static SavedCopies read(ExtensionState state) {
    if (!state.tree().integer("v").equals(OptionalLong.of(VERSION))) {
      return NONE;
    }
    List<Copy> copies = new ArrayList<>();
    for (BValue value : state.tree().list("copies").orElse(List.of())) {
      if (value instanceof BDictionary tree) {
        readCopy(tree).ifPresent(copies::add);
      }
    }
    Set<Integer> contested = new HashSet<>();
    for (BValue value : state.tree().list("contested").orElse(List.of())) {
      if (value instanceof BInteger size) {
        Parts.size(OptionalLong.of(size.value())).ifPresent(contested::add);
      }
    }
    return new SavedCopies(copies, contested);
  }

  private static Optional<Copy> readCopy(BDictionary tree) {
    OptionalInt size = Parts.size(tree.integer("size"));
    Optional<PeerAddress> sole = tree.string("sole").flatMap(SavedCopies::readAddress);
    if (size.isEmpty() || tree.find("sole").isPresent() && sole.isEmpty()) {
      return Optional.empty();
    }
    Copy copy = new Copy(new Copy.Key(size.getAsInt(), sole));
    for (BValue value : tree.list("parts").orElse(List.of())) {
      if (value instanceof BDictionary part) {
        readPart(part, copy);
      }
    }
    return copy.storedBytes() == 0 || copy.isComplete() ? Optional.empty() : Optional.of(copy);
  }

  private static void readPart(BDictionary tree, Copy into) {
    long index = tree.integer("index").orElse(-1);
    Optional<BString> bytes = tree.string("bytes");
    Optional<PeerAddress> supplier = tree.string("from").flatMap(SavedCopies::readAddress);
    int size = into.key().size();
    if (index < 0 || index >= Parts.count(size) || bytes.isEmpty() || supplier.isEmpty()) {
      return;
    }
    int part = (int) index;
    if (bytes.get().length() == Parts.length(part, size) && !into.has(part)) {
      into.put(part, new Copy.Part(bytes.get().toBytes(), supplier.get()));
    }
  }

  private static Optional<PeerAddress> readAddress(BString compact) {
    ByteBuffer in = compact.buffer();
    return switch (compact.length()) {
      case PeerAddress.COMPACT_V4_LENGTH -> Optional.of(PeerAddress.readCompact(in, false));
      case PeerAddress.COMPACT_V6_LENGTH -> Optional.of(PeerAddress.readCompact(in, true));
      default -> Optional.empty();
    };
  }
}
