package ${package};

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.witness.PieceReport;
import org.hotswarm.spi.witness.PieceWitness;
import org.hotswarm.spi.witness.PieceWitnessNeeds;
import org.hotswarm.spi.witness.PieceWitnessProvider;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;
import org.osgi.service.component.annotations.Component;

/** Opens witnesses that ban who alone sent a wrong piece, and count such pieces. */
@Component(service = PieceWitnessProvider.class)
public final class SampleWitnessProvider implements PieceWitnessProvider {
  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public PieceWitness open(PieceWitnessNeeds needs, Optional<PieceWitnessState> state) {
    return new SampleWitness(needs, state);
  }

  private static final class SampleWitness implements PieceWitness {
    private static final int VERSION = 1;

    private final PieceWitnessNeeds needs;
    private long found;

    SampleWitness(PieceWitnessNeeds needs, Optional<PieceWitnessState> state) {
      this.needs = needs;
      this.found =
          state
              .map(PieceWitnessState::tree)
              .filter(tree -> tree.integer("v").orElse(0) == VERSION)
              .map(tree -> tree.integer("found").orElse(0))
              .orElse(0L);
    }

    @Override
    public void pieceChecked(PieceReport report) {
      Set<Sender> senders =
          report.sent().stream().map(SentBlock::sender).collect(Collectors.toSet());
      if (!report.right() && report.isComplete() && senders.size() == 1) {
        found++;
        needs.ban(senders.iterator().next(), "alone sent piece " + report.piece());
      }
    }

    @Override
    public PieceWitnessState snapshot() {
      return new PieceWitnessState(
          BDictionary.builder().put("v", VERSION).put("found", found).build());
    }

    @Override
    public void close() {}
  }
}
