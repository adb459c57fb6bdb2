package org.hotswarm.model.peer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The client a peer id names, in words (manual: identify_client; BEP 20). */
public final class ClientName {
  private static final String UNKNOWN = "unknown";

  /** Letters in the place of the fourth number mark a kind of build, and are no number. */
  private static final int LAST_DIGIT = 9;

  private ClientName() {}

  /**
   * Name and version, such as {@code Transmission 2.94}. Of an unknown client its code and version,
   * or the whole id with what is not printable as dots.
   */
  public static String of(PeerId id) {
    String text = new String(id.toBytes(), StandardCharsets.ISO_8859_1);
    if (text.chars().allMatch(c -> c == 0)) {
      return UNKNOWN;
    }
    return IrregularClients.name(text)
        .or(() -> Fingerprint.of(id).map(ClientName::of))
        .orElseGet(() -> UNKNOWN + " [" + id.printable() + "]");
  }

  private static String of(Fingerprint fingerprint) {
    Optional<String> known = KnownClients.name(fingerprint);
    return known.orElse(fingerprint.code()) + " " + version(fingerprint);
  }

  private static String version(Fingerprint version) {
    if (version.style() == Fingerprint.Style.AZUREUS) {
      if (KnownClients.countsInPairs(version.code())) {
        return (version.major() * 10 + version.minor()) + "." + version.revision() + version.tag();
      }
      if (KnownClients.isOldTransmission(version)) {
        return version.major() + "." + version.minor() + version.revision();
      }
    }
    String three = version.major() + "." + version.minor() + "." + version.revision();
    boolean fourth = version.tag() > 0 && version.tag() <= LAST_DIGIT;
    return fourth ? three + "." + version.tag() : three;
  }
}
