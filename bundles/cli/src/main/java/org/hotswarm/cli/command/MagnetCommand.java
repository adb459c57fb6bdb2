package org.hotswarm.cli.command;

import java.io.PrintStream;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Printable;
import org.hotswarm.model.metainfo.Metainfo;

/** Prints the magnet link of a .torrent file. */
final class MagnetCommand implements Command {
  @Override
  public Syntax syntax() {
    return ConfigFile.addTo(new Syntax("magnet", "Prints the magnet link of a .torrent file."))
        .arguments(".torrent file or http(s) URL", false, "FILE");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    Metainfo metainfo = new Sources(around).metainfo(given.positionals().get(0));
    PrintStream out = around.terminal().out();
    out.println(Printable.of(around.factory().magnetOf(metainfo)));
    out.flush();
    return ExitCode.COMPLETE;
  }
}
