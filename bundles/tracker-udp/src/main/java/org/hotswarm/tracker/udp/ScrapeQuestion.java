package org.hotswarm.tracker.udp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.AnnounceReply.Swarm;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * {@code scrape} (BEP 15).
 *
 * @param url whom
 * @param hashes which swarms, 1 to {@link #MOST}
 */
record ScrapeQuestion(TrackerUrl url, List<InfoHash> hashes)
    implements Question<List<ScrapeEntry>> {
  /** Swarms in one packet (BEP 15). */
  static final int MOST = 74;

  private static final int ACTION = 2;
  private static final int REQUEST_HEADER_LENGTH = 16;
  private static final int ENTRY_LENGTH = 12;

  @Override
  public int action() {
    return ACTION;
  }

  @Override
  public ByteBuffer encode(long connectionId, int transactionId) {
    ByteBuffer out = ByteBuffer.allocate(REQUEST_HEADER_LENGTH + hashes.size() * InfoHash.LENGTH);
    out.putLong(connectionId).putInt(ACTION).putInt(transactionId);
    hashes.forEach(hash -> out.put(hash.toBytes()));
    return out.flip();
  }

  @Override
  public List<ScrapeEntry> decode(ByteBuffer body, boolean v6) throws TrackerException {
    int entries = body.remaining() / ENTRY_LENGTH;
    if (body.remaining() % ENTRY_LENGTH != 0 || entries > hashes.size()) {
      throw new TrackerException(
          Kind.MALFORMED, url.origin() + " answered a scrape with " + body.remaining() + " bytes");
    }
    List<ScrapeEntry> found = new ArrayList<>(entries);
    for (InfoHash hash : hashes.subList(0, entries)) {
      OptionalInt seeders = Packets.count(body.getInt());
      OptionalInt completed = Packets.count(body.getInt());
      OptionalInt leechers = Packets.count(body.getInt());
      found.add(new ScrapeEntry(hash, new Swarm(seeders, leechers, completed)));
    }
    return List.copyOf(found);
  }
}
