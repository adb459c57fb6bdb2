package org.hotswarm.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.NetworkOptions;
import org.hotswarm.cli.arguments.Quantities;
import org.hotswarm.cli.arguments.SeedUntil;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.transfer.Plan;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.metainfo.Metainfo;

/** Serves data that is there. */
final class SeedCommand implements Command {
  private static final String NO_CHECK = "--no-check";

  @Override
  public Syntax syntax() {
    Syntax syntax =
        new Syntax("seed", "Checks data and serves it until asked to end.")
            .arguments(".torrent file or http(s) URL", true, "TORRENT")
            .value("-d", "--directory", "DIR", "where the data is (default: current directory)")
            .flag("", NO_CHECK, "trust what an earlier run knew of the data");
    NetworkOptions.addTo(syntax);
    return ConfigFile.addTo(syntax)
        .footer(
            ConfigFile.HELP,
            "",
            "Seeding needs all of the data: where some is missing or wrong, seed ends with exit code 32"
                + " and names the first file concerned; 'hotswarm get' fetches what is missing. With"
                + " several torrents the others go on.");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    Path savePath =
        Sources.path(given.value("--directory").orElse("")).toAbsolutePath().normalize();
    if (!Files.isDirectory(savePath)) {
      throw new Failure(ExitCode.FAILED, savePath + ": no such directory; -d names the data's");
    }
    Introductions introductions = NetworkOptions.introductions(given);
    Plan plan =
        new Plan(true, Optional.of(SeedUntil.ASKED), given.value("--timeout", Quantities::time));
    Settings settings =
        NetworkOptions.settings(given, around.session().await(around.stop()).settings());
    Introductions peers = PeerNames.lookedUp(introductions, around.background());
    List<String> names = given.positionals();
    Report report =
        Report.of(around.terminal(), given.has("--json"), given.has("--quiet"), names.size());
    IpFilter keptOut = BlockLists.read(given, report);
    boolean trust = given.has(NO_CHECK);
    Optional<Path> state =
        StateDirectory.prepare(
            StateDirectory.named(given, settings), savePath, around.environment(), report);
    // What is to be checked has no use for what an earlier run knew.
    String place = trust ? state.map(Path::toString).orElse("") : "";
    Settings all = settings.with(StorageSettings.STATE_DIRECTORY, place);
    List<Failure> failures = new ArrayList<>();
    List<AddTorrent> requests = new ArrayList<>();
    for (Metainfo metainfo : read(names, new Sources(around), report, failures)) {
      requests.add(
          AddTorrent.of(metainfo, savePath)
              .withTrust(trust)
              .withWanted(List.of())
              .withIntroductions(peers));
    }
    if (requests.isEmpty()) {
      return failures.get(0).code();
    }
    ExitCode code =
        new SessionRun(around, report, Doors.Plan.of("seed", state, trust, given), keptOut)
            .run(all, plan, (run, transfer) -> requests.forEach(r -> run.add(r, transfer)));
    return failures.isEmpty() || code != ExitCode.COMPLETE ? code : failures.get(0).code();
  }

  /** Reads all, and tells what cannot be read; the others go on. */
  private static List<Metainfo> read(
      List<String> names, Sources sources, Report report, List<Failure> failures) throws Failure {
    List<Metainfo> all = new ArrayList<>();
    for (String name : names) {
      try {
        all.add(sources.metainfo(name));
      } catch (Failure unusable) {
        if (unusable.code() == ExitCode.UNFINISHED) {
          throw unusable;
        }
        report.error(unusable.getMessage());
        failures.add(unusable);
      }
    }
    return all;
  }
}
