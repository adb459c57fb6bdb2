package org.hotswarm.engine.torrent;

import java.io.IOException;
import java.util.concurrent.CompletionException;

/** What the disk said, in words for the user. */
final class Problems {
  private Problems() {}

  /** The I/O error underneath; anything else is wrapped. */
  static IOException asIo(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  /** What was wrong and where. */
  static String words(IOException failure) {
    String message = failure.getMessage();
    return message == null || message.isEmpty() ? failure.toString() : message;
  }
}
