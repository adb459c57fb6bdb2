package org.hotswarm.cli.command;

import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;

/** One word of the command line. */
interface Command {
  /** What it takes. */
  Syntax syntax();

  /**
   * Does it.
   *
   * @throws Failure when it cannot; told to the user by the caller
   */
  ExitCode run(Arguments given, Surroundings around) throws Failure;
}
