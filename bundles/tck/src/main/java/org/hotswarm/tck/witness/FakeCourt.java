package org.hotswarm.tck.witness;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;

/**
 * What a witness may ask for, with peers that are numbers. Remembers who was banned or suspected,
 * and finds it a fault when nobody had named that peer.
 */
public final class FakeCourt implements PieceWitnessNeeds {
  private final Set<Sender> named = new HashSet<>();
  private final Set<InetAddress> tainted = new HashSet<>();
  private final Map<InetAddress, String> banned = new LinkedHashMap<>();
  private final Set<Long> suspected = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  /** The peer with that number, at an address of its own. */
  public static Sender peer(long number) {
    byte[] ip = {45, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    return new Sender(number, PeerAddress.of(ip, 6881));
  }

  /**
   * A piece in letters, one for each block: equal ones stand for equal bytes, and a question mark
   * for a block of which nothing is known.
   */
  public static PieceReport report(int piece, boolean right, String blocks, long... peers) {
    List<SentBlock> sent = new ArrayList<>();
    for (int block = 0; block < blocks.length(); block++) {
      if (blocks.charAt(block) != '?') {
        sent.add(new SentBlock(block, peer(peers[block]), blocks.charAt(block)));
      }
    }
    return new PieceReport(piece, right, blocks.length(), sent);
  }

  /** Tells a witness of a piece. */
  public void tell(PieceWitness witness, PieceReport report) {
    for (SentBlock block : report.sent()) {
      named.add(block.sender());
      if (!report.right()) {
        tainted.add(block.sender().address().ip());
      }
    }
    witness.pieceChecked(report);
  }

  @Override
  public void ban(Sender sender, String reason) {
    check(sender, "banned");
    if (reason.isBlank()) {
      faults.add(sender + " was banned without a reason");
    }
    suspected.remove(sender.id());
    banned.putIfAbsent(sender.address().ip(), reason);
  }

  @Override
  public void suspect(Sender sender) {
    check(sender, "suspected");
    suspected.add(sender.id());
  }

  @Override
  public void acquit(Sender sender) {
    suspected.remove(sender.id());
  }

  private void check(Sender sender, String what) {
    if (!named.contains(sender)) {
      faults.add(sender + " was " + what + " and had sent nothing");
    } else if (!tainted.contains(sender.address().ip())) {
      faults.add(sender + " was " + what + " and had sent only what was right");
    }
  }

  /** Addresses that were banned, and why. */
  public Map<InetAddress, String> banned() {
    return Collections.unmodifiableMap(banned);
  }

  /** Whether the peer with that number was banned. */
  public boolean isBanned(long number) {
    return banned.containsKey(peer(number).address().ip());
  }

  /** Numbers of those on parole. */
  public Set<Long> suspected() {
    return Collections.unmodifiableSet(suspected);
  }

  /** What no witness may do, and this one did. */
  public List<String> faults() {
    return Collections.unmodifiableList(faults);
  }
}
