package org.hotswarm.cli.command;

import org.hotswarm.api.AddTorrent.OfMagnet;
import org.hotswarm.api.AddTorrent.OfMetainfo;
import org.hotswarm.api.AddTorrent.Source;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.JsonLines;
import org.hotswarm.cli.output.Terminal;

/** Shows what a .torrent file or magnet link says. */
final class InfoCommand implements Command {
  @Override
  public Syntax syntax() {
    return ConfigFile.addTo(new Syntax("info", "Shows what a .torrent file or magnet link says."))
        .arguments(".torrent file or http(s) URL, magnet link, info-hash", false, "FILE|MAGNET")
        .flag("", "--json", "as one JSON object");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    Source source = new Sources(around).source(given.positionals().get(0));
    Terminal terminal = around.terminal();
    if (given.has("--json")) {
      write(source, new JsonLines(terminal.out()), around);
    } else {
      terminal.out().print(text(source));
      terminal.out().flush();
    }
    return ExitCode.COMPLETE;
  }

  private static String text(Source source) {
    return source instanceof OfMagnet of
        ? TorrentText.of(of.magnet())
        : TorrentText.of(((OfMetainfo) source).metainfo());
  }

  private static void write(Source source, JsonLines lines, Surroundings around) {
    if (source instanceof OfMagnet of) {
      lines.event("torrent", json -> TorrentJson.write(of.magnet(), json));
    } else if (source instanceof OfMetainfo of) {
      String link = around.factory().magnetOf(of.metainfo());
      lines.event("torrent", json -> TorrentJson.write(of.metainfo(), link, json));
    }
  }
}
