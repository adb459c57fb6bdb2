package org.hotswarm.model.filter;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hotswarm.model.filter.IpFilterException.Kind;

/**
 * Reads block lists: eMule's {@code ipfilter.dat}, PeerGuardian's text ({@code .p2p}) and lists of
 * addresses, ranges and networks, one rule a line, the forms mixed as they like; plain, or packed
 * by gzip. Lines that are empty or begin with {@code #}, {@code ;} or {@code //} are remarks.
 *
 * <p>Owner thread: that of the caller, which waits for the file.
 */
public final class IpFilterReader {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int BUFFER = 1 << 16;
  private static final int SHOWN = 60;
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final Limits limits;

  /**
   * What a list may have; checked before room is made for it.
   *
   * @param rules in all that the builder gets
   * @param lineBytes without the line's end
   * @param bytes of a file, unpacked
   */
  public record Limits(int rules, int lineBytes, long bytes) {
    /** Enough for every list that is published, and a bound for what unpacks without end. */
    public static final Limits STANDARD = new Limits(4_000_000, 4096, 1L << 30);
  }

  /** Under the standard limits. */
  public IpFilterReader() {
    this(Limits.STANDARD);
  }

  /**
   * @param limits that are kept
   */
  public IpFilterReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * Adds the rules of {@code file} to {@code filter}, in their order.
   *
   * @throws IpFilterException names the file, the line and what is wrong; some rules may have been
   *     added then
   */
  public void read(Path file, IpFilter.Builder filter) throws IpFilterException {
    try (InputStream in = Files.newInputStream(file)) {
      read(file.toString(), in, filter);
    } catch (NoSuchFileException missing) {
      throw new IpFilterException(Kind.UNREADABLE, file.toString(), 0, "no such file", missing);
    } catch (IOException unreadable) {
      throw unreadable(file.toString(), 0, unreadable);
    }
  }

  /**
   * Adds the rules that {@code in} has, which is read to its end and left open.
   *
   * @param name of the list, for what is wrong with it
   * @throws IpFilterException as {@link #read(Path, IpFilter.Builder)} does
   */
  public void read(String name, InputStream in, IpFilter.Builder filter) throws IpFilterException {
    Lines lines = new Lines(name, unpacked(name, in));
    for (Optional<String> line; (line = lines.next()).isPresent(); ) {
      add(line.get(), lines, filter);
    }
  }

  private static InputStream unpacked(String name, InputStream in) throws IpFilterException {
    try {
      BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
      buffered.mark(2);
      boolean packed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
      buffered.reset();
      return packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    } catch (IOException broken) {
      throw unreadable(name, 0, broken);
    }
  }

  private static IpFilterException unreadable(String name, long line, IOException cause) {
    boolean packing = cause instanceof ZipException || cause instanceof EOFException;
    String why = packing ? "gzip data is damaged or cut off" : "cannot be read: " + reason(cause);
    return new IpFilterException(Kind.UNREADABLE, name, line, why, cause);
  }

  private static String reason(IOException cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private void add(String line, Lines lines, IpFilter.Builder filter) throws IpFilterException {
    if (FilterLine.isComment(line)) {
      return;
    }
    try {
      IpRange range =
          FilterLine.parse(line)
              .orElseThrow(
                  () ->
                      lines.wrong(
                          Kind.SYNTAX,
                          "'"
                              + shown(line)
                              + "' is no rule: not ADDRESS[/BITS], not FIRST - LAST[ , LEVEL , NAME]"
                              + " (eMule) and not NAME:FIRST-LAST (PeerGuardian)"));
      if (filter.size() >= limits.rules()) {
        throw lines.wrong(Kind.TOO_LARGE, "more than the " + limits.rules() + " rules allowed");
      }
      filter.rule(range.first(), range.last(), range.blocked());
    } catch (IllegalArgumentException impossible) {
      throw lines.wrong(Kind.RANGE, "'" + shown(line) + "': " + impossible.getMessage());
    }
  }

  private static String shown(String line) {
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }

  /** Lines of one file, counted. Names in lists are of no use here, so any encoding will do. */
  private final class Lines {
    private final String name;
    private final byte[] line = new byte[limits.lineBytes()];
    private final byte[] chunk = new byte[BUFFER];
    private final InputStream in;
    private int at;
    private int end;
    private long bytes;
    private long number;

    Lines(String name, InputStream in) {
      this.name = name;
      this.in = in;
    }

    IpFilterException wrong(Kind kind, String problem) {
      return new IpFilterException(kind, name, number, problem, null);
    }

    /** The next line without space around it, if there is one. */
    Optional<String> next() throws IpFilterException {
      int length = 0;
      number++;
      int read = read();
      if (read < 0) {
        return Optional.empty();
      }
      for (; read >= 0 && read != '\n'; read = read()) {
        if (length == line.length) {
          throw wrong(Kind.TOO_LARGE, "longer than the " + line.length + " bytes allowed");
        }
        line[length++] = (byte) read;
      }
      bytes += length + 1;
      if (bytes > limits.bytes()) {
        throw wrong(
            Kind.TOO_LARGE, "the list has more than the " + limits.bytes() + " bytes allowed");
      }
      String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
      boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
      return Optional.of((marked ? text.substring(BYTE_ORDER_MARK.length()) : text).strip());
    }

    private int read() throws IpFilterException {
      try {
        if (at == end) {
          at = 0;
          end = Math.max(0, in.read(chunk));
        }
      } catch (IOException broken) {
        throw unreadable(name, number, broken);
      }
      return at < end ? chunk[at++] & 0xff : -1;
    }
  }
}
