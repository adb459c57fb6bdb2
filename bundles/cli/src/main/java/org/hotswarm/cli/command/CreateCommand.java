package org.hotswarm.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.cli.arguments.Addresses;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Quantities;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.JsonLines;
import org.hotswarm.cli.output.Printable;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.output.Row;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** Makes a .torrent file. */
final class CreateCommand implements Command {
  @Override
  public Syntax syntax() {
    return ConfigFile.addTo(new Syntax("create", "Makes a .torrent file of a file or directory."))
        .arguments("file or directory to share", false, "PATH")
        .value("-o", "--output", "FILE", "the .torrent file (default: the name and .torrent, here)")
        .flag("-f", "--force", "replace FILE if it is there")
        .values("-t", "--tracker", "URL[,URL]", "announce URLs of a tier; repeat for the next tier")
        .value("-l", "--piece-length", "SIZE", "256K, 1M, or the exponent 18 (default: by size)")
        .flag("-p", "--private", "only the trackers may name peers (BEP 27)")
        .value("-c", "--comment", "TEXT", "a word to whoever opens it")
        .values("-w", "--web-seed", "URL", "a web server that has the data (repeat for more)")
        .value("-s", "--source", "TEXT", "keeps info-hashes of several trackers apart")
        .flag("", "--v1", "version 1 (BEP 3); the default now")
        .flag("", "--v2", "version 2 (BEP 52); not available yet")
        .flag("", "--hybrid", "both; not available yet")
        .flag(
            "",
            "--date",
            "write the date of creation; without it the same data gives the same file")
        .flag("-q", "--quiet", "print nothing")
        .flag("", "--json", "events for programs, one JSON object per line");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    CreateTorrent request = request(given, around);
    Path output = output(given, request.path());
    long begin = around.time().nanos();
    boolean json = given.has("--json");
    Report report = Report.of(around.terminal(), false, json || given.has("--quiet"), 1);
    Metainfo metainfo = made(request, around, report);
    checkNames(metainfo, request.path(), around.factory());
    write(around.factory().encode(metainfo), output);
    String link = around.factory().magnetOf(metainfo);
    if (json) {
      double seconds = (around.time().nanos() - begin) / 1e9;
      tell(metainfo.info(), output, link, seconds, new JsonLines(around.terminal().out()));
    } else if (!given.has("--quiet")) {
      PrintStream out = around.terminal().out();
      out.println(Printable.of(output.toString()));
      out.println(metainfo.info().infoHash().hex());
      out.println(Printable.of(link));
      out.flush();
    }
    return ExitCode.COMPLETE;
  }

  private static CreateTorrent request(Arguments given, Surroundings around) throws Failure {
    for (String later : List.of("--v2", "--hybrid")) {
      if (given.has(later)) {
        throw Failure.notAvailable(later);
      }
    }
    Path path = Sources.path(given.positionals().get(0)).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new Failure(ExitCode.FAILED, path + ": no such file or directory");
    }
    Optional<Integer> pieceLength = given.value("--piece-length", Quantities::pieceLength);
    List<String> webSeeds = new ArrayList<>();
    for (String url : given.values("--web-seed")) {
      webSeeds.add(Addresses.webSeed("--web-seed", url));
    }
    Attribution attribution =
        new Attribution(
            given.value("--comment"),
            Optional.of("Hotswarm/" + Dispatch.version()),
            given.has("--date") ? Optional.of(around.time().now()) : Optional.empty());
    return new CreateTorrent(
        path,
        Format.V1,
        pieceLength.map(OptionalInt::of).orElse(OptionalInt.empty()),
        tiers(given.values("--tracker")),
        webSeeds,
        given.has("--private"),
        given.value("--source"),
        attribution);
  }

  private static List<List<String>> tiers(List<String> options) throws Failure {
    List<List<String>> tiers = new ArrayList<>();
    for (String option : options) {
      List<String> tier = new ArrayList<>();
      for (String url : option.split(",", -1)) {
        tier.add(Addresses.tracker("--tracker", url));
      }
      tiers.add(tier);
    }
    return tiers;
  }

  private static Path output(Arguments given, Path path) throws Failure {
    Path name = path.getFileName();
    if (name == null) {
      throw Failure.option(path + ": has no name to call a torrent by");
    }
    Path output = Sources.path(given.value("--output").orElse(name + ".torrent"));
    if (Files.isDirectory(output)) {
      throw Failure.option("--output " + output + ": is a directory; name a file");
    }
    if (Files.exists(output) && !given.has("--force")) {
      throw new Failure(ExitCode.FAILED, output + ": is there already; --force replaces it");
    }
    return output;
  }

  private static Metainfo made(CreateTorrent request, Surroundings around, Report report)
      throws Failure {
    String name = request.path().getFileName().toString();
    try {
      long total = around.factory().payloadLength(request.path());
      try (HashingProgress progress =
          new HashingProgress(report, around.time(), done -> Row.hashing(name, done, total))) {
        return around.background().call(() -> around.factory().create(request, progress));
      }
    } catch (IOException unreadable) {
      throw new Failure(
          ExitCode.FAILED,
          request.path() + ": cannot be read: " + Sources.reason(unreadable),
          unreadable);
    } catch (MetainfoException unusable) {
      throw Failure.of(unusable, name);
    }
  }

  /**
   * Names with control characters or that are not UTF-8 are changed by all who read the torrent:
   * nobody, nor we, would find the data again.
   */
  private static void checkNames(Metainfo metainfo, Path path, TorrentFactory factory)
      throws Failure {
    Path parent = path.getParent();
    List<FileEntry> entries = metainfo.info().files();
    List<Path> places = factory.files(metainfo, parent);
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).isPadding() && !Files.exists(places.get(i))) {
        throw new Failure(
            ExitCode.FAILED,
            path
                + ": a name in it would be read as '"
                + parent.relativize(places.get(i))
                + "', for it holds control characters, is not UTF-8 or too long; rename it");
      }
    }
  }

  /** Complete or not at all: a reader never sees half a torrent. */
  private static void write(byte[] torrent, Path output) throws Failure {
    Path draft = output.resolveSibling("." + output.getFileName() + ".part");
    try {
      try {
        Files.write(draft, torrent);
        Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (NoSuchFileException missing) {
      throw new Failure(ExitCode.FAILED, output + ": its directory is not there", missing);
    } catch (IOException refused) {
      throw new Failure(
          ExitCode.FAILED, output + ": cannot be written: " + Sources.reason(refused), refused);
    }
  }

  private static void tell(Info info, Path output, String link, double seconds, JsonLines lines) {
    lines.event(
        "torrent",
        json -> {
          json.writeStringField("infoHash", info.infoHash().hex());
          json.writeStringField("name", info.name());
          json.writeNumberField("size", info.totalLength());
          json.writeStringField("path", output.toString());
          json.writeStringField("magnet", link);
        });
    lines.event(
        "finished",
        json -> {
          json.writeStringField("infoHash", info.infoHash().hex());
          json.writeNumberField("seconds", Math.round(seconds * 1000) / 1000.0);
          json.writeNumberField("bytes", info.totalLength());
        });
  }
}
