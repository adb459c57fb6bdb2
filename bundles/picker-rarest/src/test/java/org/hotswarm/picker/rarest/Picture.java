package org.hotswarm.picker.rarest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.spi.picker.PeerSpeed;
import org.hotswarm.spi.picker.PickRequest;
import org.hotswarm.spi.picker.Picker;
import org.hotswarm.spi.picker.PickerPeer;
import org.hotswarm.spi.picker.PickerState;
import org.hotswarm.tck.picker.FakePartial;
import org.hotswarm.tck.picker.FakePeer;
import org.hotswarm.tck.picker.FakeTorrent;

/**
 * A picker and its torrent as a picture, one character per piece. Pieces have 4 blocks.
 *
 * <p>The first picture says how many others have each piece: {@code "1 2 0"} has three pieces,
 * blanks are for the eye. Sets are {@code "* - *"}. Blocks of a half-done piece are {@code #}
 * arrived, {@code s m f} asked of a slow, medium or fast peer, {@code 2} asked of two slow ones,
 * {@code .} free. What is picked comes back as {@code "1:0123 0:01"}.
 */
final class Picture {
  static final int BLOCKS = 4;

  private final FakeTorrent torrent;
  private final Picker picker;
  private final List<FakePeer> others = new ArrayList<>();
  private PeerSpeed speed = PeerSpeed.SLOW;
  private boolean whole;
  private boolean preferPartial;
  private boolean endGame;
  private Optional<PieceSet> within = Optional.empty();

  private Picture(String copies, long seed, boolean warmedUp) {
    String digits = copies.replace(" ", "");
    torrent = new FakeTorrent(digits.length(), BLOCKS, seed);
    picker = new RarestPickerProvider().open(torrent, Optional.of(new PickerState(warmedUp)));
    for (char level = '1'; level <= '9'; level++) {
      PieceSet pieces = new PieceSet(digits.length());
      for (int piece = 0; piece < digits.length(); piece++) {
        if (digits.charAt(piece) >= level) {
          pieces.add(piece);
        }
      }
      if (!pieces.isEmpty()) {
        join(new FakePeer(pieces, PeerSpeed.SLOW));
      }
    }
  }

  /** A torrent past its first random pieces. */
  static Picture picker(String copies) {
    return new Picture(copies, 1, true);
  }

  /** A torrent that has just begun. */
  static Picture cold(String copies, long seed) {
    return new Picture(copies, seed, false);
  }

  Picture have(String pieces) {
    PieceSet set = set(pieces);
    for (int piece = set.nextSet(0); piece >= 0; piece = set.nextSet(piece + 1)) {
      torrent.verified().add(piece);
    }
    picker.wantedChanged();
    return this;
  }

  Picture want(String priorities) {
    String digits = priorities.replace(" ", "");
    for (int piece = 0; piece < digits.length(); piece++) {
      torrent.want(piece, digits.charAt(piece) - '0');
    }
    picker.wantedChanged();
    return this;
  }

  Picture half(int piece, String blocks) {
    FakePartial partial = torrent.partial(piece);
    for (int block = 0; block < blocks.length(); block++) {
      switch (blocks.charAt(block)) {
        case '#' -> partial.receive(block);
        case 's' -> partial.ask(block, stranger(PeerSpeed.SLOW));
        case 'm' -> partial.ask(block, stranger(PeerSpeed.MEDIUM));
        case 'f' -> partial.ask(block, stranger(PeerSpeed.FAST));
        case '2', '3' -> {
          for (int n = '0'; n < blocks.charAt(block); n++) {
            partial.ask(block, stranger(PeerSpeed.SLOW));
          }
        }
        default -> {}
      }
    }
    return this;
  }

  private FakePeer stranger(PeerSpeed given) {
    return new FakePeer(new PieceSet(torrent.verified().size()), given);
  }

  /** The class of the peers that piece was asked of. */
  Picture half(int piece, String blocks, PeerSpeed given) {
    half(piece, blocks);
    torrent.partial(piece).speed(given);
    return this;
  }

  Picture seeds(int count) {
    for (int i = 0; i < count; i++) {
      join(new FakePeer(PieceSet.full(torrent.verified().size()), PeerSpeed.SLOW));
    }
    return this;
  }

  Picture empty(int count) {
    for (int i = 0; i < count; i++) {
      join(stranger(PeerSpeed.SLOW));
    }
    return this;
  }

  private void join(FakePeer peer) {
    others.add(peer);
    picker.peerJoined(peer);
  }

  /** The {@code index}-th of the others leaves. */
  Picture leaves(int index) {
    picker.peerLeft(others.remove(index));
    return this;
  }

  /** The {@code index}-th of the others gets one more piece. */
  Picture gets(int index, int piece) {
    others.get(index).pieces().add(piece);
    picker.peerHas(others.get(index), piece);
    return this;
  }

  Picture verifies(int piece) {
    torrent.partials().remove(piece);
    torrent.verified().add(piece);
    picker.pieceVerified(piece);
    return this;
  }

  Picture fails(int piece) {
    torrent.partials().remove(piece);
    picker.pieceFailed(piece);
    return this;
  }

  Picture speed(PeerSpeed given) {
    speed = given;
    return this;
  }

  Picture whole() {
    whole = true;
    return this;
  }

  Picture preferPartial() {
    preferPartial = true;
    return this;
  }

  Picture endGame() {
    endGame = true;
    return this;
  }

  Picture within(String pieces) {
    within = Optional.of(set(pieces));
    return this;
  }

  private static PieceSet set(String picture) {
    String marks = picture.replace(" ", "");
    PieceSet set = new PieceSet(marks.length());
    for (int piece = 0; piece < marks.length(); piece++) {
      if (marks.charAt(piece) == '*') {
        set.add(piece);
      }
    }
    return set;
  }

  /** A peer of its own; it is not among the copies of the first picture. */
  FakePeer peer(String pieces) {
    FakePeer peer = new FakePeer(set(pieces), speed);
    picker.peerJoined(peer);
    return peer;
  }

  /** What a new peer that has {@code pieces} is asked for. */
  String picks(String pieces, int count) {
    FakePeer peer = peer(pieces);
    String picked = picks(peer, count);
    picker.peerLeft(peer);
    return picked;
  }

  String picks(PickerPeer peer, int count) {
    List<int[]> picked = new ArrayList<>();
    picker.pick(
        peer,
        new PickRequest(count, whole, preferPartial, endGame, within),
        (piece, block) -> {
          torrent.partial(piece).ask(block, peer);
          picked.add(new int[] {piece, block});
        });
    return show(picked);
  }

  private static String show(List<int[]> picked) {
    StringBuilder text = new StringBuilder();
    int last = -1;
    for (int[] pick : picked) {
      if (pick[0] != last) {
        text.append(last < 0 ? "" : " ").append(pick[0]).append(':');
      }
      text.append(pick[1]);
      last = pick[0];
    }
    return text.toString();
  }

  PickerState snapshot() {
    return picker.snapshot();
  }
}
