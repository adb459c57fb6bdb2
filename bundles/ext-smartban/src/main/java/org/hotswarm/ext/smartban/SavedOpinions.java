package org.hotswarm.ext.smartban;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.witness.PieceWitnessState;
import org.hotswarm.spi.witness.Sender;
import org.hotswarm.spi.witness.SentBlock;

/**
 * What one smart ban leaves to the next.
 *
 * @param trust of addresses
 * @param evidence of pieces that were wrong
 */
record SavedOpinions(Trust trust, Evidence evidence) {
  private static final int VERSION = 1;

  /** Of a block: its index, its checksum, and the place of its sender in the list. */
  private static final int BLOCK_BYTES = 12;

  static SavedOpinions none() {
    return new SavedOpinions(new Trust(), new Evidence());
  }

  PieceWitnessState write() {
    List<BValue> points = new ArrayList<>();
    trust
        .points()
        .forEach(
            (ip, value) ->
                points.add(
                    BDictionary.builder()
                        .put("ip", ip.getAddress())
                        .put("points", value.longValue())
                        .build()));
    List<BValue> pieces = new ArrayList<>();
    evidence.pieces().forEach((piece, sent) -> pieces.add(write(piece, sent)));
    return new PieceWitnessState(
        BDictionary.builder()
            .put("v", VERSION)
            .put("trust", new BList(points))
            .put("wrong", new BList(pieces))
            .build());
  }

  private static BDictionary write(int piece, List<SentBlock> sent) {
    Map<Sender, Integer> places = new LinkedHashMap<>();
    ByteBuffer blocks = ByteBuffer.allocate(sent.size() * BLOCK_BYTES);
    for (SentBlock block : sent) {
      int place = places.computeIfAbsent(block.sender(), fresh -> places.size());
      blocks.putInt(block.block()).putInt(block.checksum()).putInt(place);
    }
    List<BValue> senders = new ArrayList<>();
    for (Sender sender : places.keySet()) {
      senders.add(
          BDictionary.builder()
              .put("id", sender.id())
              .put("at", sender.address().toCompact())
              .build());
    }
    return BDictionary.builder()
        .put("piece", piece)
        .put("senders", new BList(senders))
        .put("blocks", blocks.array())
        .build();
  }

  /** Reads a tree; what it cannot read is left out, never guessed at. */
  static SavedOpinions read(PieceWitnessState state) {
    SavedOpinions opinions = none();
    if (!state.tree().integer("v").equals(OptionalLong.of(VERSION))) {
      return opinions;
    }
    for (BValue value : state.tree().list("trust").orElse(List.of())) {
      if (value instanceof BDictionary tree) {
        readTrust(tree, opinions.trust());
      }
    }
    for (BValue value : state.tree().list("wrong").orElse(List.of())) {
      if (value instanceof BDictionary tree) {
        readPiece(tree, opinions.evidence());
      }
    }
    return opinions;
  }

  private static void readTrust(BDictionary tree, Trust into) {
    OptionalLong points = tree.integer("points");
    Optional<BString> ip = tree.string("ip");
    boolean isAddress = ip.filter(raw -> raw.length() == 4 || raw.length() == 16).isPresent();
    if (isAddress && points.isPresent() && Math.abs(points.getAsLong()) < Byte.MAX_VALUE) {
      into.put(PeerAddress.of(ip.get().toBytes(), 0).ip(), (int) points.getAsLong());
    }
  }

  private static void readPiece(BDictionary tree, Evidence into) {
    long piece = tree.integer("piece").orElse(-1);
    List<Sender> senders = readSenders(tree.list("senders").orElse(List.of()));
    Optional<BString> blocks = tree.string("blocks");
    if (piece < 0 || piece > Integer.MAX_VALUE || blocks.isEmpty()) {
      return;
    }
    List<SentBlock> sent = new ArrayList<>();
    ByteBuffer in = blocks.get().buffer();
    while (in.remaining() >= BLOCK_BYTES) {
      int block = in.getInt();
      int checksum = in.getInt();
      int place = in.getInt();
      if (block >= 0 && place >= 0 && place < senders.size()) {
        sent.add(new SentBlock(block, senders.get(place), checksum));
      }
    }
    into.put((int) piece, sent);
  }

  /** All of them or none, for blocks name them by their places. */
  private static List<Sender> readSenders(List<BValue> values) {
    List<Sender> senders = new ArrayList<>();
    for (BValue value : values) {
      Optional<Sender> sender =
          value instanceof BDictionary tree ? readSender(tree) : Optional.empty();
      if (sender.isEmpty()) {
        return List.of();
      }
      senders.add(sender.get());
    }
    return senders;
  }

  private static Optional<Sender> readSender(BDictionary tree) {
    OptionalLong id = tree.integer("id");
    Optional<BString> at = tree.string("at");
    if (id.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer in = at.get().buffer();
    return switch (at.get().length()) {
      case PeerAddress.COMPACT_V4_LENGTH ->
          Optional.of(new Sender(id.getAsLong(), PeerAddress.readCompact(in, false)));
      case PeerAddress.COMPACT_V6_LENGTH ->
          Optional.of(new Sender(id.getAsLong(), PeerAddress.readCompact(in, true)));
      default -> Optional.empty();
    };
  }
}
