package ${package};

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PartialPiece;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerNeeds;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.PickerProvider;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.spi.picker.Picks;
import org.osgi.service.component.annotations.Component;

/** Opens pickers that know no order but that of the blocks. A good place to put another. */
@Component(service = PickerProvider.class)
public final class SamplePickerProvider implements PickerProvider {
  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public Picker open(PickerNeeds needs, Optional<PickerState> state) {
    return new SamplePicker(needs, state.orElse(new PickerState(false)));
  }

  private record SamplePicker(PickerNeeds needs, PickerState snapshot) implements Picker {
    @Override
    public void peerJoined(PickerPeer peer) {}

    @Override
    public void peerLeft(PickerPeer peer) {}

    @Override
    public void peerHas(PickerPeer peer, int piece) {}

    @Override
    public void wantedChanged() {}

    @Override
    public void pieceVerified(int piece) {}

    @Override
    public void pieceFailed(int piece) {}

    @Override
    public void pick(PickerPeer peer, PickRequest request, Picks picks) {
      Set<Long> chosen = new HashSet<>();
      choose(peer, request, picks, false, chosen);
      if (request.endGame()) {
        choose(peer, request, picks, true, chosen);
      }
    }

    private void choose(
        PickerPeer peer, PickRequest request, Picks picks, boolean shared, Set<Long> chosen) {
      PieceSet pieces = peer.pieces();
      for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
        int blocks = isOpen(request, piece) ? needs.geometry().blockCount(piece) : 0;
        for (int block = 0; block < blocks && chosen.size() < request.count(); block++) {
          if (isOpen(peer, piece, block, shared) && chosen.add((long) piece << 32 | block)) {
            picks.pick(piece, block);
          }
        }
      }
    }

    private boolean isOpen(PickRequest request, int piece) {
      return needs.priority(piece) > 0
          && !needs.isVerified(piece)
          && request.within().map(set -> set.has(piece)).orElse(true);
    }

    private boolean isOpen(PickerPeer peer, int piece, int block, boolean shared) {
      Optional<? extends PartialPiece> begun = needs.partialPiece(piece);
      if (begun.isEmpty()) {
        return !shared;
      }
      PartialPiece partial = begun.get();
      return !partial.isReceived(block)
          && (partial.requests(block) > 0) == shared
          && !partial.isRequestedFrom(block, peer);
    }

    @Override
    public void close() {}
  }
}
