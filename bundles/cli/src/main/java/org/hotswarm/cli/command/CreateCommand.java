package org.hotswarm.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.hotswarm.api.CreateTorrent;
import org.hotswarm.api.CreateTorrent.Format;
import org.hotswarm.api.CreateTorrent.Reading;
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
import org.hotswarm.model.hash.Sha256Hash;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** Makes a .torrent file. */
final class CreateCommand implements Command {
  /** Not one in braces, where it separates alternatives. */
  private static final String COMMA = ",(?![^{]*\\})";

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
        .flag("", "--hybrid", "versions 1 and 2 in one (default)")
        .flag("", "--v1", "version 1 alone (BEP 3)")
        .flag("", "--v2", "version 2 alone (BEP 52); not all programs know it yet")
        .values(
            "-e", "--exclude", "GLOB[,GLOB]", "leave out files and directories (repeat for more)")
        .flag("", "--attributes", "record what is executable, hidden or a symbolic link (BEP 47)")
        .value("", "--threads", "N", "that hash at once (default: one for each core, 2 to 8)")
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
      out.println(hash(metainfo.info()));
      out.println(Printable.of(link));
      out.flush();
    }
    return ExitCode.COMPLETE;
  }

  /** By which others know it: that of v1 where there is one. */
  private static String hash(Info info) {
    return info.infoHashV2()
        .filter(hash -> info.isV2Only())
        .map(Sha256Hash::hex)
        .orElse(info.infoHash().hex());
  }

  private static CreateTorrent request(Arguments given, Surroundings around) throws Failure {
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
        format(given),
        pieceLength.map(OptionalInt::of).orElse(OptionalInt.empty()),
        tiers(given.values("--tracker")),
        webSeeds,
        given.has("--private"),
        given.value("--source"),
        attribution,
        reading(given));
  }

  private static Format format(Arguments given) throws Failure {
    List<String> versions = Stream.of("--hybrid", "--v1", "--v2").filter(given::has).toList();
    if (versions.size() > 1) {
      throw Failure.option(String.join(" and ", versions) + " contradict each other");
    }
    return given.has("--v1") ? Format.V1 : given.has("--v2") ? Format.V2 : Format.HYBRID;
  }

  private static Reading reading(Arguments given) throws Failure {
    List<String> patterns = new ArrayList<>();
    for (String option : given.values("--exclude")) {
      for (String pattern : option.split(COMMA)) {
        patterns.add(glob(pattern));
      }
    }
    Optional<Integer> threads = given.value("--threads", Quantities::threads);
    return new Reading(
        patterns,
        given.has("--attributes"),
        threads.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  private static String glob(String pattern) throws Failure {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return pattern;
    } catch (PatternSyntaxException wrong) {
      throw Failure.option("--exclude " + pattern + ": no glob pattern: " + wrong.getDescription());
    }
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
      long total = around.factory().payloadLength(request);
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
      if (!entries.get(i).isPadding() && !isThere(places.get(i))) {
        throw new Failure(
            ExitCode.FAILED,
            path
                + ": a name in it would be read as '"
                + parent.relativize(places.get(i))
                + "', for it holds control characters, is not UTF-8 or too long; rename it");
      }
    }
  }

  /** A link may lead nowhere. */
  private static boolean isThere(Path place) {
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
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
          if (info.infoHashV2().isPresent()) {
            json.writeStringField("infoHashV2", info.infoHashV2().get().hex());
          }
          json.writeStringField("name", info.name());
          json.writeNumberField("size", info.payloadLength());
          json.writeStringField("path", output.toString());
          json.writeStringField("magnet", link);
        });
    lines.event(
        "finished",
        json -> {
          json.writeStringField("infoHash", info.infoHash().hex());
          json.writeNumberField("seconds", Math.round(seconds * 1000) / 1000.0);
          json.writeNumberField("bytes", info.payloadLength());
        });
  }
}
