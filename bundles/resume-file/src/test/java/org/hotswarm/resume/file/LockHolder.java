package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.file.Path;
import org.hotswarm.spi.resume.ResumeStore;

/** Another process on the same state directory. */
final class LockHolder {
  private LockHolder() {}

  /** Tries the directory, prints {@code held} or why not, and keeps it until its input ends. */
  public static void main(String[] arguments) throws IOException {
    try (ResumeStore store = Records.open(Path.of(arguments[0]))) {
      try {
        store.save("session", Records.of(77));
        System.out.println("held");
      } catch (IOException refused) {
        System.out.println(refused.getMessage());
      }
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
