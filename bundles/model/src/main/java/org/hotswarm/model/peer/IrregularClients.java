package org.hotswarm.model.peer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients whose ids follow none of the three styles (BEP 20, and what is seen in swarms). */
final class IrregularClients {
  private static final List<Shape> SHAPES =
      List.of(
          new Shape("-ML([0-9.]+)-", "MLDonkey"),
          new Shape("-BOW(\\w{3})-", "Bits on Wheels"),
          new Shape("-G3", "G3 Torrent"),
          new Shape("-Qt-", "Qt"),
          new Shape("-WT-", "BitLet"),
          new Shape("-FG0(\\d)(\\d{2})[^-]", "FlashGet"),
          new Shape("-WS\\d{4}-", "HTTP seed"),
          new Shape("XBT(\\d)(\\d)(\\d)[d-]-", "XBT Client"),
          new Shape("OP(\\d{4})", "Opera"),
          new Shape("A2-(\\d+)-(\\d+)-(\\d+)-", "aria2"),
          new Shape("aria2[-/](\\d+)\\.(\\d+)\\.(\\d+)", "aria2"),
          new Shape("TIX(\\d{2})(\\d{2})-", "Tixati"),
          new Shape("AZ2500BT", "BitTyrant"),
          new Shape("346-{6}", "TorrenTopia"),
          new Shape("10-{7}", "JVtorrent"),
          new Shape("\\x00[\\x02\\x03]BS", "BitSpirit"),
          new Shape("[\\x00-\\x09][\\x00-\\x63]RS", "Rufus"),
          new Shape("exbc.{2}LORD", "BitLord"),
          new Shape("(?:exbc|FUTB|xUTB)", "BitComet"),
          new Shape("AP([0-9.]+)-", "AllPeers"),
          new Shape("S3-(\\d)-(\\d)-(\\d)-", "Amazon S3"),
          new Shape("DNA(\\d{2})(\\d{2})(\\d{2})", "BitTorrent DNA"),
          new Shape("BLZ", "Blizzard Downloader"),
          new Shape("QVOD", "QVOD"),
          new Shape("LIME", "LimeWire"),
          new Shape("Pando", "Pando"),
          new Shape("PEERAPP", "PeerApp"),
          new Shape("btpd/(\\d\\.\\d)?", "BitTorrent Protocol Daemon"),
          new Shape("Mbrst(\\d)-(\\d)-(\\d)", "burst!"),
          new Shape("Plus", "Plus!"),
          new Shape("S587Plus", "Plus!"),
          new Shape("(?:PRC|P87)\\.P---", "BitTorrent Plus!"),
          new Shape("a0[02]---0", "Swarmy"),
          new Shape("T00---0", "Teeweety"),
          new Shape("martini", "Martini Man"),
          new Shape("turbobt", "TurboBT"),
          new Shape("(?:btuga|oernu)", "BTugaXP"),
          new Shape("(?:BTDWV-|Deadman Walking-)", "Deadman Walking"),
          new Shape("DansClient", "XanTorrent"),
          new Shape(".{4}btfans", "SimpleBT"),
          new Shape(".{5}Azureus", "Azureus"),
          new Shape("eX", "eXeem"),
          new Shape("\\x00{12}[\\x00\\x97]", "BitTorrent experimental"));

  private IrregularClients() {}

  /** The name, with the version where the id has one in text. */
  static Optional<String> name(String id) {
    return SHAPES.stream().flatMap(shape -> shape.name(id).stream()).findFirst();
  }

  /**
   * How the ids of one client begin.
   *
   * @param pattern its groups are the numbers of the version
   * @param name the client
   */
  private record Shape(Pattern pattern, String name) {
    Shape(String beginning, String name) {
      this(Pattern.compile(beginning, Pattern.DOTALL), name);
    }

    Optional<String> name(String id) {
      Matcher matcher = pattern.matcher(id);
      if (!matcher.lookingAt()) {
        return Optional.empty();
      }
      StringBuilder known = new StringBuilder(name);
      for (int i = 1; i <= matcher.groupCount() && matcher.group(i) != null; i++) {
        known.append(i == 1 ? ' ' : '.').append(matcher.group(i));
      }
      return Optional.of(known.toString());
    }
  }
}
