package org.hotswarm.tracker.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotswarm.tck.tracker.TrackerDouble;

/** A server on loopback that answers announces and scrapes. */
final class HttpTrackerDouble implements TrackerDouble {
  private static final Pattern HASH = Pattern.compile("info_hash=([^& ]+)");

  private final Server server;

  HttpTrackerDouble() throws IOException {
    server = new Server(HttpTrackerDouble::answer);
  }

  private static void answer(String head, OutputStream out) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (head.startsWith("GET /scrape")) {
      write(body, "d5:filesd");
      for (Matcher hash = HASH.matcher(head); hash.find(); ) {
        write(body, "20:");
        write(body, URLDecoder.decode(hash.group(1), StandardCharsets.ISO_8859_1));
        write(body, "d8:completei" + SEEDS + "e10:downloadedi1e10:incompletei1ee");
      }
      write(body, "ee");
    } else {
      write(body, "d8:intervali" + INTERVAL_SECONDS + "e5:peers6:\n\0\0\1\u001a\u00e1e");
    }
    Server.ok(out, "", body.toByteArray());
  }

  private static void write(ByteArrayOutputStream body, String latin) {
    body.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public URI announce() {
    return URI.create(server.origin() + "/announce");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
