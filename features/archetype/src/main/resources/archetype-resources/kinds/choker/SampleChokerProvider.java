package ${package};

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotswarm.spi.choker.ChokeRound;
import org.hotswarm.spi.choker.Choker;
import org.hotswarm.spi.choker.ChokerNeeds;
import org.hotswarm.spi.choker.ChokerPeer;
import org.hotswarm.spi.choker.ChokerProvider;
import org.hotswarm.spi.choker.ChokerState;
import org.osgi.service.component.annotations.Component;

/** Opens chokers that serve those who came first, and nobody by chance. */
@Component(service = ChokerProvider.class)
public final class SampleChokerProvider implements ChokerProvider {
  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public Choker open(ChokerNeeds needs, Optional<ChokerState> state) {
    return new SampleChoker(state.orElse(new ChokerState(List.of(), 0)));
  }

  /** Keeps the optimistic choice of another for the one after it. */
  private record SampleChoker(ChokerState snapshot) implements Choker {
    @Override
    public ChokeRound round(List<ChokerPeer> peers, int slots, boolean regular) {
      Set<Long> first =
          peers.stream()
              .filter(ChokerPeer::interested)
              .sorted(Comparator.comparingLong(ChokerPeer::id))
              .limit(slots)
              .map(ChokerPeer::id)
              .collect(Collectors.toSet());
      return new ChokeRound(first, Set.of());
    }

    @Override
    public void close() {}
  }
}
