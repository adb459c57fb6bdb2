package org.hotswarm.ext.smartban;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;

/** Smart ban at work in one torrent. Owner thread: the torrent's loop. */
final class SmartBan implements PieceWitness {
  private final PieceWitnessNeeds needs;
  private final Trust trust;
  private final Evidence evidence;

  SmartBan(PieceWitnessNeeds needs, SavedOpinions saved) {
    this.needs = needs;
    this.trust = saved.trust();
    this.evidence = saved.evidence();
  }

  @Override
  public void pieceChecked(PieceReport report) {
    Map<InetAddress, Sender> senders = new LinkedHashMap<>();
    for (SentBlock block : report.sent()) {
      senders.put(block.sender().address().ip(), block.sender());
    }
    if (report.right()) {
      onRight(report, senders);
    } else if (report.isComplete() && senders.size() == 1) {
      senders.values().forEach(alone -> ban(alone, "alone sent piece " + report.piece()));
    } else {
      onWrong(report, senders);
    }
  }

  private void onRight(PieceReport report, Map<InetAddress, Sender> senders) {
    for (Sender liar : evidence.resolve(report)) {
      senders.remove(liar.address().ip());
      ban(liar, "sent a wrong block of piece " + report.piece());
    }
    for (Sender sender : senders.values()) {
      trust.onRight(sender.address().ip());
      needs.acquit(sender);
    }
  }

  private void onWrong(PieceReport report, Map<InetAddress, Sender> senders) {
    for (Sender liar : evidence.add(report)) {
      senders.remove(liar.address().ip());
      ban(liar, "sent different bytes of one block of piece " + report.piece());
    }
    for (Sender sender : senders.values()) {
      if (trust.onWrong(sender.address().ip())) {
        needs.suspect(sender);
      } else {
        ban(sender, "took part in too many wrong pieces");
      }
    }
  }

  private void ban(Sender sender, String why) {
    trust.forget(sender.address().ip());
    needs.ban(sender, why);
  }

  @Override
  public PieceWitnessState snapshot() {
    return new SavedOpinions(trust, evidence).write();
  }

  @Override
  public void close() {
    trust.clear();
    evidence.clear();
  }
}
