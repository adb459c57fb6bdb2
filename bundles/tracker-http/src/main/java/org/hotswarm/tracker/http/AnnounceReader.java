package org.hotswarm.tracker.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.spi.tracker.AnnounceReply;
import org.hotswarm.spi.tracker.TrackerException;

/** Reads announce replies (BEP 3). */
final class AnnounceReader {
  /** What trackers usually say, for those that say nothing though BEP 3 asks them to. */
  private static final Duration USUAL_INTERVAL = Duration.ofMinutes(30);

  /** Bytes of a {@code tracker id} that are worth sending back each time. */
  private static final int LONGEST_ID = 512;

  private AnnounceReader() {}

  static AnnounceReply read(Replies replies, Answer answer) throws TrackerException {
    BDictionary reply = replies.dictionary(answer);
    return new AnnounceReply(
        seconds(reply, "interval").orElse(USUAL_INTERVAL),
        seconds(reply, "min interval"),
        reply
            .string("tracker id")
            .filter(id -> id.length() > 0 && id.length() <= LONGEST_ID)
            .map(id -> new String(id.toBytes(), StandardCharsets.ISO_8859_1)),
        Replies.swarm(reply),
        Peers.read(reply),
        replies.words(reply, "warning message"),
        reply.string("external ip").flatMap(AnnounceReader::address));
  }

  private static Optional<Duration> seconds(BDictionary reply, String key) {
    OptionalLong sent = reply.integer(key);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    long seconds = Math.max(0, Math.min(sent.getAsLong(), Integer.MAX_VALUE));
    return Optional.of(Duration.ofSeconds(seconds));
  }

  /** 4 or 16 bytes (BEP 24); of any other length it says nothing. */
  private static Optional<InetAddress> address(BString bytes) {
    try {
      return Optional.of(InetAddress.getByAddress(bytes.toBytes()));
    } catch (UnknownHostException otherLength) {
      return Optional.empty();
    }
  }
}
