package org.hotswarm.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.AddTorrent.OfMagnet;
import org.hotswarm.api.AddTorrent.OfMetainfo;
import org.hotswarm.api.AddTorrent.Source;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.FileSelection;
import org.hotswarm.cli.arguments.NetworkOptions;
import org.hotswarm.cli.arguments.Quantities;
import org.hotswarm.cli.arguments.SeedUntil;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.transfer.Plan;
import org.hotswarm.cli.transfer.Transfer;
import org.hotswarm.model.filter.IpFilter;

/** Downloads torrents. */
final class GetCommand implements Command {
  private static final String SEED = "--seed";

  @Override
  public Syntax syntax() {
    Syntax syntax =
        new Syntax("get", "Downloads torrents and ends when they are complete.")
            .arguments(".torrent file or http(s) URL, magnet link, info-hash", true, "SOURCE")
            .value("-o", "--output", "DIR", "where to (default: the current directory)")
            .value("-s", "--select", "1,3-5", "only these files, numbered as 'hotswarm info' does")
            .flag("", "--sequential", "from the first piece to the last (--picker sequential)")
            .optional(SEED, "RATIO|TIME", "go on seeding, for ever or until 1.5 or 30m");
    NetworkOptions.addTo(syntax);
    return ConfigFile.addTo(syntax)
        .footer(
            StateDirectory.HELP,
            "",
            ConfigFile.HELP,
            "",
            "A full disk stops a torrent until there is room again; without room for 60 s get ends with"
                + " exit code 9, with --timeout it waits that long. Interrupted, it ends with 7, or 0"
                + " if all was complete.");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    Request request = Request.of(given, around);
    Settings settings =
        NetworkOptions.settings(given, around.session().await(around.stop()).settings());
    int count = given.positionals().size();
    Report report = Report.of(around.terminal(), given.has("--json"), given.has("--quiet"), count);
    IpFilter keptOut = BlockLists.read(given, report);
    Sources sources = new Sources(around);
    List<Source> read = new ArrayList<>();
    Optional<Failure> failure = readLocal(given.positionals(), sources, request, read, report);
    List<String> urls = given.positionals().stream().filter(Sources::isUrl).toList();
    if (read.isEmpty() && urls.isEmpty() && failure.isPresent()) {
      return failure.get().code();
    }
    Optional<Path> state =
        StateDirectory.prepare(
            StateDirectory.named(given, settings),
            request.savePath(),
            around.environment(),
            report);
    Settings all =
        settings.with(StorageSettings.STATE_DIRECTORY, state.map(Path::toString).orElse(""));
    SessionRun run =
        new SessionRun(around, report, Doors.Plan.of("get", state, true, given), keptOut);
    ExitCode code = run.run(all, request.plan(), fetchAndAdd(read, urls, sources, request));
    return failure.isPresent() && code == ExitCode.COMPLETE ? failure.get().code() : code;
  }

  /** Reads what needs no network, and tells what cannot be read; the others go on. */
  private static Optional<Failure> readLocal(
      List<String> texts, Sources sources, Request request, List<Source> read, Report report) {
    Optional<Failure> first = Optional.empty();
    for (String text : texts) {
      try {
        if (!Sources.isUrl(text)) {
          read.add(request.checked(sources.source(text)));
        }
      } catch (Failure unusable) {
        report.error(unusable.getMessage());
        first = Optional.of(first.orElse(unusable));
      }
    }
    return first;
  }

  private static SessionRun.Adder fetchAndAdd(
      List<Source> read, List<String> urls, Sources sources, Request request) {
    return (run, transfer) -> {
      for (Source source : read) {
        run.add(request.toAdd(source), transfer);
      }
      for (String url : urls) {
        fetchAndAdd(run, transfer, url, sources, request);
      }
    };
  }

  private static void fetchAndAdd(
      SessionRun run, Transfer transfer, String url, Sources sources, Request request)
      throws Failure {
    try {
      run.add(request.toAdd(request.checked(sources.source(url))), transfer);
    } catch (Failure unusable) {
      if (unusable.code() == ExitCode.UNFINISHED) {
        throw unusable;
      }
      transfer.failed(unusable.code(), unusable.getMessage());
    }
  }

  /** What the user asked of every source. */
  private record Request(
      Path savePath, List<Integer> wanted, Introductions introductions, Plan plan) {

    static Request of(Arguments given, Surroundings around) throws Failure {
      List<Integer> wanted = given.value("--select", FileSelection::parse).orElse(List.of());
      if (!wanted.isEmpty() && given.positionals().size() > 1) {
        throw Failure.option("--select numbers the files of one torrent; name only one");
      }
      Path savePath = Sources.path(given.value("--output").orElse("")).toAbsolutePath().normalize();
      if (Files.exists(savePath) && !Files.isDirectory(savePath)) {
        throw Failure.option("--output " + savePath + ": is a file; name a directory");
      }
      Plan plan = plan(given);
      Introductions named = NetworkOptions.introductions(given);
      return new Request(savePath, wanted, PeerNames.lookedUp(named, around.background()), plan);
    }

    private static Plan plan(Arguments given) throws Failure {
      Optional<SeedUntil> seed = Optional.empty();
      if (given.has(SEED)) {
        String until = given.value(SEED).orElse("");
        seed = Optional.of(until.isEmpty() ? SeedUntil.ASKED : SeedUntil.parse(SEED, until));
      }
      return new Plan(false, seed, given.value("--timeout", Quantities::time));
    }

    /** The source, if it has the files that are wanted. */
    Source checked(Source source) throws Failure {
      if (source instanceof OfMetainfo of && !wanted.isEmpty()) {
        int files = of.metainfo().info().files().size();
        int last = wanted.get(wanted.size() - 1);
        if (last >= files) {
          throw Failure.option(
              "--select "
                  + (last + 1)
                  + ": '"
                  + of.metainfo().info().name()
                  + "' has "
                  + files
                  + " files; 'hotswarm info' numbers them");
        }
      }
      return source;
    }

    AddTorrent toAdd(Source source) {
      AddTorrent all =
          source instanceof OfMagnet of
              ? AddTorrent.of(of.magnet(), savePath).withWanted(of.magnet().selectedFiles())
              : AddTorrent.of(((OfMetainfo) source).metainfo(), savePath).withWanted(List.of());
      AddTorrent introduced = all.withIntroductions(introductions);
      return wanted.isEmpty() ? introduced : introduced.withWanted(wanted);
    }
  }
}
