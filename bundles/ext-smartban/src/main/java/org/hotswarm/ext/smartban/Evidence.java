package org.hotswarm.ext.smartban;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;

/** The blocks of pieces that were wrong, until they come out right. */
final class Evidence {
  /** Blocks remembered of all pieces: 256 MiB worth of them. */
  static final int MOST_BLOCKS = 16_384;

  private final Map<Integer, List<SentBlock>> pieces = new LinkedHashMap<>();
  private int blocks;

  /** A piece was wrong; answers who sent two versions of one block of it, of which one is false. */
  Set<Sender> add(PieceReport report) {
    Set<Sender> liars = new LinkedHashSet<>();
    List<SentBlock> before = pieces.getOrDefault(report.piece(), List.of());
    Map<Integer, List<SentBlock>> byBlock = new HashMap<>();
    before.forEach(
        known -> byBlock.computeIfAbsent(known.block(), b -> new ArrayList<>()).add(known));
    List<SentBlock> fresh = new ArrayList<>();
    for (SentBlock sent : report.sent()) {
      Optional<SentBlock> known =
          byBlock.getOrDefault(sent.block(), List.of()).stream()
              .filter(other -> isOfOneAddress(other, sent))
              .findFirst();
      if (known.isEmpty()) {
        fresh.add(sent);
      } else if (known.get().checksum() != sent.checksum()) {
        liars.add(sent.sender());
      }
    }
    put(report.piece(), fresh);
    return liars;
  }

  private static boolean isOfOneAddress(SentBlock one, SentBlock other) {
    return one.sender().address().ip().equals(other.sender().address().ip());
  }

  /** Remembers blocks of a piece, and forgets the oldest piece while there are too many. */
  void put(int piece, List<SentBlock> fresh) {
    if (fresh.isEmpty() || fresh.size() > MOST_BLOCKS) {
      return;
    }
    pieces.computeIfAbsent(piece, none -> new ArrayList<>()).addAll(fresh);
    blocks += fresh.size();
    while (blocks > MOST_BLOCKS) {
      blocks -= pieces.remove(pieces.keySet().iterator().next()).size();
    }
  }

  /** A piece is right; answers who sent a block of it that differs. */
  Set<Sender> resolve(PieceReport report) {
    List<SentBlock> suspicious = pieces.remove(report.piece());
    if (suspicious == null) {
      return Set.of();
    }
    blocks -= suspicious.size();
    Map<Integer, Integer> right = new HashMap<>();
    report.sent().forEach(sent -> right.put(sent.block(), sent.checksum()));
    Set<Sender> liars = new LinkedHashSet<>();
    for (SentBlock sent : suspicious) {
      if (right.getOrDefault(sent.block(), sent.checksum()) != sent.checksum()) {
        liars.add(sent.sender());
      }
    }
    return liars;
  }

  /** All that is remembered, the oldest piece first. */
  Map<Integer, List<SentBlock>> pieces() {
    return Collections.unmodifiableMap(pieces);
  }

  void clear() {
    pieces.clear();
    blocks = 0;
  }
}
