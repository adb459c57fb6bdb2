package org.hotswarm.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.Syntax;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Amounts;
import org.hotswarm.cli.output.Finish;
import org.hotswarm.cli.output.JsonLines;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.output.Row;
import org.hotswarm.model.geometry.PieceSet;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** Checks data against a .torrent file. */
final class VerifyCommand implements Command {
  @Override
  public Syntax syntax() {
    return ConfigFile.addTo(new Syntax("verify", "Checks data against a .torrent file."))
        .arguments(".torrent file or http(s) URL; directory of the data", false, "FILE", "DIR")
        .flag("-q", "--quiet", "say nothing but what goes wrong")
        .flag("", "--json", "events for programs, one JSON object per line")
        .footer("Ends with exit code 32 when something is missing or wrong.");
  }

  @Override
  public ExitCode run(Arguments given, Surroundings around) throws Failure {
    ConfigFile.apply(given, around);
    String file = given.positionals().get(0);
    Path directory = Sources.path(given.positionals().get(1));
    if (!Files.isDirectory(directory)) {
      throw new Failure(ExitCode.FAILED, directory + ": no such directory; name the data's");
    }
    Metainfo metainfo = new Sources(around).metainfo(file);
    Report report = Report.of(around.terminal(), given.has("--json"), given.has("--quiet"), 1);
    long begin = around.time().nanos();
    PieceSet right = verified(metainfo, directory, around, report);
    double seconds = (around.time().nanos() - begin) / 1e9;
    Info info = metainfo.info();
    if (right.isFull()) {
      Path place = directory.resolve(info.files().get(0).path().get(0));
      report.finished(
          new Finish(
              info.infoHash(), info.name(), seconds, info.payloadLength(), 0, Optional.of(place)));
      return ExitCode.COMPLETE;
    }
    mismatch(info, right, directory, given, around);
    return ExitCode.MISMATCH;
  }

  private static PieceSet verified(
      Metainfo metainfo, Path directory, Surroundings around, Report report) throws Failure {
    Info info = metainfo.info();
    long total = info.payloadLength();
    try (HashingProgress progress =
        new HashingProgress(
            report,
            around.time(),
            done -> Row.checking(info.infoHash(), info.name(), done, total))) {
      return around.background().call(() -> around.factory().verify(metainfo, directory, progress));
    } catch (IOException unreadable) {
      throw new Failure(
          ExitCode.FAILED,
          directory + ": cannot be read: " + Sources.reason(unreadable),
          unreadable);
    } catch (MetainfoException unusable) {
      throw Failure.of(unusable, info.name());
    }
  }

  private static void mismatch(
      Info info, PieceSet right, Path directory, Arguments given, Surroundings around) {
    List<FileShare> files = FileShare.incomplete(info, right);
    String message =
        info.name()
            + ": "
            + Amounts.count(right.size() - right.count(), "piece")
            + " of "
            + right.size()
            + " missing or wrong in "
            + directory
            + remedy(info, directory);
    if (given.has("--json")) {
      new JsonLines(around.terminal().out())
          .event("error", json -> write(info, message, files, json));
    } else if (!given.has("--quiet")) {
      Report plain = Report.of(around.terminal(), false, false, 0);
      files.forEach(file -> plain.note(file.words()));
      plain.end();
    }
    Report.of(around.terminal(), false, true, 1).error(message);
  }

  /** Who names the torrent's own directory means the one that holds it. */
  private static String remedy(Info info, Path directory) {
    Path place = directory.toAbsolutePath().normalize();
    boolean own =
        place.endsWith(info.name())
            && place.getParent() != null
            && !Files.exists(place.resolve(info.name()));
    return own
        ? "; '" + info.name() + "' is looked for there: did you mean " + place.getParent() + "?"
        : "; 'hotswarm get' with -o and this directory fetches them";
  }

  private static void write(Info info, String message, List<FileShare> files, JsonGenerator json)
      throws IOException {
    json.writeStringField("message", message);
    json.writeStringField("infoHash", info.infoHash().hex());
    json.writeArrayFieldStart("files");
    for (FileShare file : files) {
      json.writeStartObject();
      json.writeNumberField("index", file.number());
      json.writeStringField("path", file.path());
      json.writeNumberField("done", file.done());
      json.writeNumberField("size", file.size());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
