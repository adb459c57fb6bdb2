package org.hotswarm.cli.control;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that lives has the control socket. */
public final class TakenException extends IOException {
  private static final long serialVersionUID = 1;

  TakenException(Path state, String who) {
    super("state directory " + state + " is in use by " + who);
  }
}
