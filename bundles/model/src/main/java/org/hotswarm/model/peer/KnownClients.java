package org.hotswarm.model.peer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes of clients whose ids follow one of the three styles (BEP 20). */
final class KnownClients {
  /** Code, blank, name. */
  private static final Map<String, String> AZUREUS =
      table(
          """
          7T aTorrent
          A~ Ares
          AB AnyEvent BitTorrent
          AG Ares
          AR Arctic
          AT Artemis
          AV Avicora
          AX BitPump
          AZ Azureus
          BB BitBuddy
          BC BitComet
          BE baretorrent
          BF Bitflu
          BG BTG
          BH BitZilla
          BI BiglyBT
          BL BitLord
          BM BitMagnet
          BN Baidu Netdisk
          BP BitTorrent Pro
          BR BitRocket
          BS BTSlave
          BT BitTorrent
          BU BigUp
          BW BitWombat
          BX BittorrentX
          CD Enhanced CTorrent
          CT CTorrent
          DE Deluge
          DP Propagate Data Client
          EB EBit
          ES electric sheep
          FC FileCroc
          FD Free Download Manager
          FG FlashGet
          FL Folx
          FT FoxTorrent
          FW FrostWire
          FX Freebox BitTorrent
          GR GetRight
          GS GSTorrent
          HK Hekate
          HL Halite
          HN Hydranode
          HS Hotswarm
          IL iLivid
          KC Koinonein
          KG KGet
          KT KTorrent
          LC LeechCraft
          LH LH-ABC
          LK Linkage
          LP Lphant
          LT libtorrent (Rasterbar)
          LW LimeWire
          MG MediaGet
          MK Meerkat
          ML MLDonkey
          MO MonoTorrent
          MP MooPolice
          MR Miro
          MT Moonlight Torrent
          NE BT Next Evolution
          NX Net Transport
          OS OneSwarm
          OT OmegaTorrent
          PD Pando
          PI PicoTorrent
          QD QQDownload
          QT Qt 4
          RS Rufus
          RT Retriever
          RZ RezTorrent
          S~ Shareaza (beta)
          SB Swiftbit
          SD Xunlei
          SK spark
          SM SoMud
          SN ShareNet
          SP BitSpirit
          SS SwarmScope
          ST SymTorrent
          SZ Shareaza
          TB Torch
          TL Tribler
          TN Torrent.NET
          TR Transmission
          TS TorrentStorm
          TT TuoTu
          UE µTorrent Embedded
          UL uLeecher!
          UM µTorrent Mac
          UT µTorrent
          UW µTorrent Web
          VG Vagaa
          WD WebTorrent Desktop
          WT BitLet
          WW WebTorrent
          WY FireTorrent
          XC Xtorrent
          XF Xfplay
          XL Xunlei
          XS XSwifter
          XT XanTorrent
          XX Xtorrent
          ZO Zona
          ZT ZipTorrent
          bk BitKitten
          lt libTorrent (rTorrent)
          pX pHoeniX
          pb pbTorrent
          qB qBittorrent
          st SharkTorrent
          """);

  private static final Map<String, String> SHADOW =
      table(
          """
          A ABC
          O Osprey Permaseed
          Q BTQueue
          R Tribler
          S Shadow
          T BitTornado
          U UPnP NAT Bit Torrent
          """);

  private static final Map<String, String> MAINLINE =
      table(
          """
          M Mainline
          Q Queen Bee
          """);

  /** Their four digits are two numbers of two digits. */
  private static final Set<String> PAIRS = Set.of("AX", "BC", "CD", "FG", "LP", "WD", "WW");

  /** From 4.0 on Transmission counts as the others do; before, as in 2.94. */
  private static final int NEW_TRANSMISSION = 4;

  private KnownClients() {}

  private static Map<String, String> table(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> entry[1]));
  }

  /** The client with the code of {@code fingerprint}. */
  static Optional<String> name(Fingerprint fingerprint) {
    Map<String, String> names =
        switch (fingerprint.style()) {
          case AZUREUS -> AZUREUS;
          case SHADOW -> SHADOW;
          case MAINLINE -> MAINLINE;
        };
    return Optional.ofNullable(names.get(fingerprint.code()));
  }

  /** Codes of Azureus style that are known. */
  static Set<String> azureusCodes() {
    return AZUREUS.keySet();
  }

  static boolean countsInPairs(String code) {
    return PAIRS.contains(code);
  }

  static boolean isOldTransmission(Fingerprint fingerprint) {
    return fingerprint.code().equals("TR") && fingerprint.major() < NEW_TRANSMISSION;
  }
}
