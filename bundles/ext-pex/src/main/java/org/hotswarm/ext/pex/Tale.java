package org.hotswarm.ext.pex;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.model.peer.PeerAddress;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/**
 * A message of {@code ut_pex} (BEP 11).
 *
 * @param added who came
 * @param dropped who went
 */
record Tale(List<Contact> added, List<PeerAddress> dropped) {
  /** Of added, and of dropped, in one message (BEP 11, limit 30). */
  static final int MOST = 50;

  Tale {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
  }

  boolean isEmpty() {
    return added.isEmpty() && dropped.isEmpty();
  }

  BDictionary toBencode() {
    BDictionary.Builder tree = BDictionary.builder();
    for (boolean v6 : new boolean[] {false, true}) {
      String family = v6 ? "6" : "";
      List<Contact> came = added.stream().filter(c -> c.address().isV6() == v6).toList();
      if (!came.isEmpty()) {
        tree.put("added" + family, Compact.write(came.stream().map(Contact::address).toList()));
        ByteArrayOutputStream flags = new ByteArrayOutputStream();
        came.forEach(contact -> flags.write(contact.flags()));
        tree.put("added" + family + ".f", flags.toByteArray());
      }
      List<PeerAddress> went = dropped.stream().filter(address -> address.isV6() == v6).toList();
      if (!went.isEmpty()) {
        tree.put("dropped" + family, Compact.write(went));
      }
    }
    return tree.build();
  }

  /**
   * Reads a message; of more peers than one may have, the first are read. A peer of no port and a
   * second one at an IP address are left out, for one message could aim many at a victim.
   *
   * @throws BencodeException when it is no dictionary
   */
  static Tale read(ByteBuffer payload, Bencode bencode) throws BencodeException {
    BDictionary tree = bencode.decodeDictionary(payload.duplicate(), BencodeLimits.MESSAGE);
    List<Contact> added = new ArrayList<>();
    Set<InetAddress> seen = new HashSet<>();
    readAdded(tree, false, added, seen);
    readAdded(tree, true, added, seen);
    List<PeerAddress> dropped = new ArrayList<>(Compact.read(tree.string("dropped"), false, MOST));
    dropped.addAll(Compact.read(tree.string("dropped6"), true, MOST - dropped.size()));
    return new Tale(added, dropped);
  }

  private static void readAdded(
      BDictionary tree, boolean v6, List<Contact> into, Set<InetAddress> seen) {
    String key = v6 ? "added6" : "added";
    Optional<BString> flags = tree.string(key + ".f");
    int index = 0;
    for (PeerAddress address : Compact.read(tree.string(key), v6, MOST - into.size())) {
      if (address.port() > 0 && seen.add(address.ip())) {
        into.add(new Contact(address, flag(flags, index)));
      }
      index++;
    }
  }

  private static int flag(Optional<BString> flags, int index) {
    return flags
        .filter(all -> index < all.length())
        .map(all -> Byte.toUnsignedInt(all.buffer().get(index)))
        .orElse(0);
  }
}
