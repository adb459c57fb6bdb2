package org.hotswarm.tracker.http;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.tracker.AnnounceRequest;
import org.hotswarm.spi.tracker.AnnounceRequest.Event;

/** The queries of announce (BEP 3, 7, 23) and scrape (BEP 48). */
final class Query {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Query() {}

  static String announce(AnnounceRequest request) {
    AnnounceRequest.Progress progress = request.progress();
    StringBuilder query = new StringBuilder(256);
    query.append("info_hash=").append(encode(request.infoHash().toBytes()));
    query.append("&peer_id=").append(encode(request.peerId().toBytes()));
    query.append("&port=").append(request.port());
    query.append("&uploaded=").append(progress.uploaded());
    query.append("&downloaded=").append(progress.downloaded());
    query.append("&left=").append(progress.left());
    query.append("&key=").append(HEX.toHexDigits(request.key()));
    if (request.event() != Event.NONE) {
      query.append("&event=").append(request.event().name().toLowerCase(Locale.ROOT));
    }
    query.append("&numwant=").append(request.numWant());
    query.append("&compact=1&no_peer_id=1");
    request
        .announceIp()
        .map(InetAddress::getHostAddress)
        .map(ip -> encode(ip.replaceFirst("%.*", "").getBytes(StandardCharsets.US_ASCII)))
        .ifPresent(ip -> query.append("&ip=").append(ip));
    request
        .trackerId()
        .map(id -> encode(id.getBytes(charsetOf(id))))
        .ifPresent(id -> query.append("&trackerid=").append(id));
    return query.toString();
  }

  static String scrape(List<InfoHash> hashes) {
    return hashes.stream()
        .map(hash -> "info_hash=" + encode(hash.toBytes()))
        .collect(Collectors.joining("&"));
  }

  /** A tracker id is read as ISO 8859-1, so that whatever its bytes are, they go back unchanged. */
  private static Charset charsetOf(String id) {
    return StandardCharsets.ISO_8859_1.newEncoder().canEncode(id)
        ? StandardCharsets.ISO_8859_1
        : StandardCharsets.UTF_8;
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(3 * bytes.length);
    for (byte b : bytes) {
      if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX.toHexDigits(b));
      }
    }
    return text.toString();
  }
}
