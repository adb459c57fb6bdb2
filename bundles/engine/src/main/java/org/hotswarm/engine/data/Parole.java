package org.hotswarm.engine.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.engine.peer.Peer;
import org.hotswarm.engine.peer.PeerTable;
import org.hotswarm.model.geometry.PieceSet;

/**
 * Peers that are asked only for pieces nobody else takes part in, so that a wrong piece proves who
 * is wrong (manual: use_parole_mode). A piece that such a peer began is left to it as long as
 * others have something else to do.
 *
 * <p>Owner thread: the torrent's loop. Invariants: no peer waits for ever: a piece that only peers
 * on parole can send is asked of them, whoever began it; one that is held is let go when its holder
 * chokes us, is snubbed or leaves.
 */
public final class Parole {
  private final Pieces pieces;
  private final Ledger ledger;
  private final PeerTable peers;

  /** By connection, who suspects it. */
  private final Map<Long, Set<String>> suspects = new HashMap<>();

  private final Map<Integer, Peer> held = new HashMap<>();
  private boolean allowed = true;

  Parole(Pieces pieces, Ledger ledger, PeerTable peers) {
    this.pieces = pieces;
    this.ledger = ledger;
    this.peers = peers;
  }

  /** Whether there is parole at all (manual: use_parole_mode). */
  void allow(boolean value) {
    allowed = value;
    if (!value) {
      held.clear();
    }
  }

  /** {@code witness} suspects a connection. */
  public void suspect(long number, String witness) {
    if (peers.find(number).isPresent()) {
      suspects.computeIfAbsent(number, none -> new HashSet<>()).add(witness);
    }
  }

  /** It does no more. */
  public void acquit(long number, String witness) {
    Set<String> by = suspects.get(number);
    if (by != null && by.remove(witness) && by.isEmpty()) {
      suspects.remove(number);
      held.values().removeIf(peer -> peer.number() == number);
    }
  }

  /** {@code witness} is gone, and its suspicions with it. */
  public void acquitAll(String witness) {
    Set.copyOf(suspects.keySet()).forEach(number -> acquit(number, witness));
  }

  /** Whether {@code peer} is on parole. */
  public boolean isOn(Peer peer) {
    return allowed && suspects.containsKey(peer.number());
  }

  /** {@code peer} is asked for a block of {@code piece}. */
  void onAsked(Peer peer, int piece) {
    if (isOn(peer) && ledger.find(piece).isEmpty()) {
      held.put(piece, peer);
    }
  }

  /** {@code piece} is checked. */
  void onChecked(int piece) {
    held.remove(piece);
  }

  /** What {@code peer} was asked for is given up. */
  void onGivenUp(Peer peer) {
    held.values().removeIf(holder -> holder == peer);
  }

  /** {@code peer} is gone. */
  void onGone(Peer peer) {
    onGivenUp(peer);
    suspects.remove(peer.number());
  }

  /**
   * The pieces that {@code peer} may be asked for, of those in {@code within}, or of all that it
   * has; empty for no restriction.
   */
  Optional<PieceSet> within(Peer peer, Optional<PieceSet> within) {
    if (isOn(peer)) {
      return Optional.of(forSuspect(peer, within));
    }
    if (held.isEmpty() || held.size() >= pieces.missing().count()) {
      return within;
    }
    PieceSet free = within.orElse(pieces.missing()).copy();
    held.keySet().forEach(free::remove);
    return Optional.of(free);
  }

  private PieceSet forSuspect(Peer peer, Optional<PieceSet> within) {
    PieceSet alone = within.orElse(pieces.missing()).copy();
    for (PieceInProgress begun : ledger.pieces()) {
      int piece = begun.piece();
      if (held.get(piece) != peer && isSentByOthers(peers.all(), piece)) {
        alone.remove(piece);
      }
    }
    return alone;
  }

  private boolean isSentByOthers(Collection<Peer> all, int piece) {
    return all.stream()
        .anyMatch(
            other ->
                !isOn(other)
                    && !other.choking().chokesUs()
                    && piece < other.pieces().size()
                    && other.pieces().has(piece));
  }
}
