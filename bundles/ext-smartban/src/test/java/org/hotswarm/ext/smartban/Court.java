package org.hotswarm.ext.smartban;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;

/** An engine with one torrent, whose peers are numbers. */
final class Court implements PieceWitnessNeeds {
  final Map<Long, String> banned = new LinkedHashMap<>();
  final TreeSet<Long> suspected = new TreeSet<>();
  PieceWitness witness;
  private boolean handingOut;

  Court() {
    begin(Optional.empty());
  }

  void begin(Optional<PieceWitnessState> state) {
    handingOut = false;
    witness = new SmartBanProvider().open(this, state);
    handingOut = true;
  }

  void swap() {
    PieceWitnessState state = witness.snapshot();
    witness.close();
    begin(Optional.of(state));
  }

  static Sender peer(long number) {
    byte[] ip = {45, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    return new Sender(number, PeerAddress.of(ip, 6881));
  }

  /** A piece with one letter for each block, of the peers of these numbers. */
  PieceReport report(int piece, boolean right, String blocks, long... peers) {
    List<SentBlock> sent = new ArrayList<>();
    for (int i = 0; i < blocks.length(); i++) {
      if (blocks.charAt(i) != '?') {
        sent.add(new SentBlock(i, peer(peers[i]), blocks.charAt(i)));
      }
    }
    return new PieceReport(piece, right, blocks.length(), sent);
  }

  void wrong(int piece, String blocks, long... peers) {
    witness.pieceChecked(report(piece, false, blocks, peers));
  }

  void right(int piece, String blocks, long... peers) {
    witness.pieceChecked(report(piece, true, blocks, peers));
  }

  private void use() {
    if (!handingOut) {
      throw new IllegalStateException("called back too early");
    }
  }

  @Override
  public void ban(Sender sender, String reason) {
    use();
    suspected.remove(sender.id());
    banned.putIfAbsent(sender.id(), reason);
  }

  @Override
  public void suspect(Sender sender) {
    use();
    suspected.add(sender.id());
  }

  @Override
  public void acquit(Sender sender) {
    use();
    suspected.remove(sender.id());
  }
}
