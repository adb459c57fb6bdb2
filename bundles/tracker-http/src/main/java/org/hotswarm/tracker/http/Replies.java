package org.hotswarm.tracker.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.tracker.AnnounceReply.Swarm;
import org.hotswarm.spi.tracker.TrackerException;
import org.hotswarm.spi.tracker.TrackerException.Kind;

/**
 * What announce and scrape replies share: being a dictionary, or a refusal.
 *
 * @param bencode the codec
 * @param origin who replied
 * @param secrets not to be shown
 */
record Replies(Bencode bencode, String origin, Secrets secrets) {
  private static final String FAILURE = "failure reason";
  private static final String NEVER = "never";

  /**
   * The dictionary of a reply that is no refusal. A tracker may say why it refuses with any status.
   */
  BDictionary dictionary(Answer answer) throws TrackerException {
    Optional<BDictionary> read = decode(answer);
    if (read.isPresent() && read.get().find(FAILURE).isPresent()) {
      throw refusal(read.get(), answer.status());
    }
    String problem = origin + ": " + Words.shown(secrets.hide(answer.statusLine()));
    if (!answer.isSuccess()) {
      Kind kind = answer.status() / 100 == 4 ? Kind.REFUSED : Kind.UNREACHABLE;
      throw new TrackerException(kind, problem, Optional.empty(), answer.status());
    }
    return read.orElseThrow(
        () ->
            new TrackerException(
                Kind.MALFORMED,
                problem + ", but the body is no bencoded dictionary",
                Optional.empty(),
                answer.status()));
  }

  /** Servers add line ends and worse behind the dictionary; they do no harm. */
  private Optional<BDictionary> decode(Answer answer) {
    try {
      BValue value = bencode.decodePrefix(answer.body().duplicate(), BencodeLimits.MESSAGE);
      return value instanceof BDictionary dictionary ? Optional.of(dictionary) : Optional.empty();
    } catch (BencodeException noBencoding) {
      return Optional.empty();
    }
  }

  private TrackerException refusal(BDictionary reply, int status) {
    String words =
        words(reply, FAILURE).orElse(origin + " refused without a reason it could put in words");
    return new TrackerException(Kind.REFUSED, words, retryIn(reply), status);
  }

  /** Minutes, or {@code never} (BEP 31). */
  private static Optional<Duration> retryIn(BDictionary reply) {
    Optional<String> text = reply.text("retry in");
    if (text.isPresent() && text.get().equalsIgnoreCase(NEVER)) {
      return Optional.of(Duration.ZERO);
    }
    OptionalLong minutes = reply.integer("retry in");
    if (text.isPresent() && text.get().matches("\\d{1,9}")) {
      minutes = OptionalLong.of(Long.parseLong(text.get()));
    }
    return minutes.isPresent() && minutes.getAsLong() > 0
        ? Optional.of(Duration.ofMinutes(Math.min(minutes.getAsLong(), Integer.MAX_VALUE)))
        : Optional.empty();
  }

  /** The tracker's words at {@code key}, fit to be shown. */
  Optional<String> words(BDictionary reply, String key) {
    return reply
        .string(key)
        .map(BString::utf8)
        .map(secrets::hide)
        .map(Words::shown)
        .filter(words -> !words.isEmpty());
  }

  /** The numbers of a swarm. */
  static Swarm swarm(BDictionary from) {
    return new Swarm(count(from, "complete"), count(from, "incomplete"), count(from, "downloaded"));
  }

  private static OptionalInt count(BDictionary from, String key) {
    OptionalLong sent = from.integer(key);
    return sent.isEmpty() || sent.getAsLong() < 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(sent.getAsLong(), Integer.MAX_VALUE));
  }
}
