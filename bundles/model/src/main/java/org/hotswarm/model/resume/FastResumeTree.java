package org.hotswarm.model.resume;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.model.resume.FastResume.Allocation;
import org.hotswarm.model.resume.FastResume.FileTime;
import org.hotswarm.model.resume.FastResume.Peer;
import org.hotswarm.model.resume.FastResume.Unfinished;

/**
 * Fast resume data as a tree. Written is the manual's dictionary of ten keys; read is that, and
 * what libtorrent 2 writes: without slots, times and checksums, with compact peers, and with the
 * first block in the highest bit of a mask, where 0.14 has it in the lowest. Parts that cannot be
 * are left out; without the whole of what every reader needs there is an exception.
 */
public final class FastResumeTree {
  private static final String FORMAT = "libtorrent resume file";
  private static final int VERSION = 1;
  private static final int V4 = 6;
  private static final int V6 = 18;
  private static final int PORTS = 1 << 16;

  private FastResumeTree() {}

  /** The manual's dictionary. */
  public static BDictionary of(FastResume resume) {
    BDictionary.Builder tree =
        BDictionary.builder()
            .put("file-format", FORMAT)
            .put("file-version", VERSION)
            .put("info-hash", resume.infoHash().toBytes())
            .put("pieces", flags(resume.pieces()))
            .put("slots", list(resume.slots().stream().<BValue>map(BInteger::new).toList()))
            .put("peers", list(resume.peers().stream().map(FastResumeTree::peer).toList()))
            .put("unfinished", list(resume.unfinished().stream().map(u -> piece(u)).toList()))
            .put("file sizes", list(resume.files().stream().map(FastResumeTree::file).toList()))
            .put("allocation", resume.allocation() == Allocation.COMPACT ? "compact" : "full");
    resume.blocksPerPiece().ifPresent(count -> tree.put("blocks per piece", count));
    return tree.build();
  }

  private static BList list(List<BValue> values) {
    return new BList(values);
  }

  private static byte[] flags(PieceSet pieces) {
    byte[] flags = new byte[pieces.size()];
    for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
      flags[piece] = 1;
    }
    return flags;
  }

  private static BValue peer(Peer peer) {
    return BDictionary.builder().put("ip", peer.ip()).put("port", peer.port()).build();
  }

  private static BValue piece(Unfinished unfinished) {
    BDictionary.Builder tree = BDictionary.builder().put("piece", unfinished.piece());
    if (unfinished.adler32().isPresent()) {
      tree.put("bitmask", unfinished.blocks().toByteArray());
      tree.put("adler32", Integer.toUnsignedLong(unfinished.adler32().getAsInt()));
    } else {
      tree.put("bitmask", highestFirst(unfinished.blocks()));
    }
    return tree.build();
  }

  private static BValue file(FileTime file) {
    return BList.of(new BInteger(file.length()), new BInteger(file.modifiedSeconds()));
  }

  /**
   * Reads either.
   *
   * @throws FastResumeException when it is neither, or lacks info-hash or pieces; says which
   */
  public static FastResume read(BDictionary tree) throws FastResumeException {
    if (!tree.text("file-format").filter(FORMAT::equals).isPresent()) {
      throw new FastResumeException("its file-format is not '" + FORMAT + "'");
    }
    long version = tree.integer("file-version").orElse(0);
    if (version != VERSION) {
      throw new FastResumeException("its file-version is " + version + ", not " + VERSION);
    }
    BString hash =
        tree.string("info-hash")
            .filter(bytes -> bytes.length() == InfoHash.LENGTH)
            .orElseThrow(() -> new FastResumeException("it has no info-hash of 20 bytes"));
    BString pieces =
        tree.string("pieces").orElseThrow(() -> new FastResumeException("it has no pieces"));
    return new FastResume(
        InfoHash.copyOf(hash.toBytes()),
        whole(tree.integer("blocks per piece")),
        pieces(pieces.toBytes()),
        slots(tree.list("slots").orElse(List.of()), pieces.length()),
        peers(tree),
        unfinished(tree.list("unfinished").orElse(List.of()), pieces.length()),
        files(tree.list("file sizes").orElse(List.of())),
        tree.text("allocation").filter("compact"::equals).isPresent()
            ? Allocation.COMPACT
            : Allocation.FULL);
  }

  private static OptionalInt whole(OptionalLong number) {
    return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  private static PieceSet pieces(byte[] flags) {
    PieceSet pieces = new PieceSet(flags.length);
    for (int piece = 0; piece < flags.length; piece++) {
      if ((flags[piece] & 1) != 0) {
        pieces.add(piece);
      }
    }
    return pieces;
  }

  private static List<Integer> slots(List<BValue> list, int pieces) {
    List<Integer> slots = new ArrayList<>();
    for (BValue value : list) {
      boolean known =
          value instanceof BInteger piece
              && piece.value() >= FastResume.FREE
              && piece.value() < pieces;
      slots.add(known ? (int) ((BInteger) value).value() : FastResume.FREE);
    }
    return slots;
  }

  private static List<Peer> peers(BDictionary tree) {
    List<Peer> peers = new ArrayList<>();
    for (BValue value : tree.list("peers").orElse(List.of())) {
      if (value instanceof BDictionary peer && peer.text("ip").isPresent()) {
        add(peers, peer.text("ip").get(), peer.integer("port").orElse(0));
      }
    }
    tree.string("peers").ifPresent(bytes -> compact(bytes.buffer(), V4, peers));
    tree.string("peers6").ifPresent(bytes -> compact(bytes.buffer(), V6, peers));
    return peers;
  }

  private static void compact(ByteBuffer bytes, int length, List<Peer> peers) {
    byte[] ip = new byte[length - Short.BYTES];
    while (bytes.remaining() >= length) {
      bytes.get(ip);
      try {
        add(peers, InetAddress.getByAddress(ip).getHostAddress(), bytes.getShort() & PORTS - 1);
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
      }
    }
  }

  private static void add(List<Peer> peers, String ip, long port) {
    if (port > 0 && port < PORTS) {
      peers.add(new Peer(ip, (int) port));
    }
  }

  private static List<Unfinished> unfinished(List<BValue> list, int pieces) {
    List<Unfinished> all = new ArrayList<>();
    for (BValue value : list) {
      if (value instanceof BDictionary tree && tree.string("bitmask").isPresent()) {
        long piece = tree.integer("piece").orElse(-1);
        OptionalLong sum = tree.integer("adler32");
        byte[] mask = tree.string("bitmask").get().toBytes();
        BitSet blocks = sum.isPresent() ? BitSet.valueOf(mask) : highestFirst(mask);
        if (piece >= 0 && piece < pieces && !blocks.isEmpty()) {
          all.add(new Unfinished((int) piece, blocks, checksum(sum)));
        }
      }
    }
    return all;
  }

  private static OptionalInt checksum(OptionalLong sum) {
    return sum.isPresent() ? OptionalInt.of((int) sum.getAsLong()) : OptionalInt.empty();
  }

  private static byte[] highestFirst(BitSet blocks) {
    byte[] mask = new byte[(blocks.length() + Byte.SIZE - 1) / Byte.SIZE];
    blocks.stream().forEach(block -> mask[block / Byte.SIZE] |= (byte) (0x80 >> block % Byte.SIZE));
    return mask;
  }

  private static BitSet highestFirst(byte[] mask) {
    BitSet blocks = new BitSet();
    for (int block = 0; block < mask.length * Byte.SIZE; block++) {
      blocks.set(block, (mask[block / Byte.SIZE] & 0x80 >> block % Byte.SIZE) != 0);
    }
    return blocks;
  }

  private static List<FileTime> files(List<BValue> list) {
    List<FileTime> files = new ArrayList<>();
    for (BValue value : list) {
      boolean isPair =
          value instanceof BList pair
              && pair.values().size() == 2
              && pair.values().stream().allMatch(BInteger.class::isInstance);
      if (!isPair) {
        return List.of();
      }
      List<BValue> pair = ((BList) value).values();
      files.add(new FileTime(((BInteger) pair.get(0)).value(), ((BInteger) pair.get(1)).value()));
    }
    return files;
  }
}
