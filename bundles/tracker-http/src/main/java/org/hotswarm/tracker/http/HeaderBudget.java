package org.hotswarm.tracker.http;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Counts what the lines of all response heads of one connection take together. */
final class HeaderBudget extends BasicLineParser {
  /** Bytes of headers (limit 43). */
  private static final int MOST = 64 << 10;

  private int taken;

  @Override
  public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
    take(line);
    return super.parseStatusLine(line);
  }

  @Override
  public Header parseHeader(CharArrayBuffer line) throws ParseException {
    take(line);
    return super.parseHeader(line);
  }

  private void take(CharArrayBuffer line) throws ParseException {
    taken += line.length();
    if (taken > MOST) {
      throw new ParseException("more than " + MOST + " bytes of headers");
    }
  }
}
