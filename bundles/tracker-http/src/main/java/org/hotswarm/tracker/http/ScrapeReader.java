package org.hotswarm.tracker.http;

import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.ScrapeEntry;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/** Reads scrape replies (BEP 48). */
final class ScrapeReader {
  private ScrapeReader() {}

  /** The entries of those {@code asked} that the tracker knows, in their order. */
  static List<ScrapeEntry> read(Replies replies, Answer answer, List<InfoHash> asked)
      throws TrackerException {
    BDictionary files =
        replies
            .dictionary(answer)
            .dictionary("files")
            .orElseThrow(
                () ->
                    new TrackerException(
                        Kind.MALFORMED,
                        replies.origin() + ": a scrape reply without files",
                        Optional.empty(),
                        answer.status()));
    return asked.stream().flatMap(hash -> entry(files, hash).stream()).toList();
  }

  private static Optional<ScrapeEntry> entry(BDictionary files, InfoHash hash) {
    return files.entries().get(BString.copyOf(hash.toBytes())) instanceof BDictionary entry
        ? Optional.of(new ScrapeEntry(hash, Replies.swarm(entry)))
        : Optional.empty();
  }
}
