package org.hotswarm.tracker.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;

/** Reads a reply into memory, inflated, and no more of it than is allowed. */
final class Body {
  private static final int FIRST_BYTES = 16 << 10;

  private Body() {}

  /**
   * Reads {@code entity} to its end.
   *
   * @param head says how it is encoded
   * @param most bytes after inflating (limit 43)
   * @throws ProtocolException when it is longer or encoded in another way than we asked for
   */
  static ByteBuffer read(HttpMessage head, HttpEntity entity, int most)
      throws IOException, ProtocolException {
    if (entity == null) {
      return ByteBuffer.allocate(0);
    }
    InputStream content = entity.getContent();
    Header encoding = head.getFirstHeader("Content-Encoding");
    String name = encoding == null ? "" : encoding.getValue().strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> read(content, most);
      case "gzip", "x-gzip" -> read(new GZIPInputStream(content), most);
      default -> throw new ProtocolException("a content encoding that was not asked for");
    };
  }

  private static ByteBuffer read(InputStream in, int most) throws IOException, ProtocolException {
    byte[] bytes = new byte[Math.min(FIRST_BYTES, most + 1)];
    int length = 0;
    while (true) {
      int read = in.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return ByteBuffer.wrap(bytes, 0, length);
      }
      length += read;
      if (length > most) {
        throw new ProtocolException("a reply of more than " + most + " bytes");
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, most + 1));
      }
    }
  }
}
