package org.hotswarm.cli.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.hotswarm.api.AddTorrent.OfMagnet;
import org.hotswarm.api.AddTorrent.OfMetainfo;
import org.hotswarm.api.AddTorrent.Source;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.waiting.Background;
import org.hotswarm.model.metainfo.Metainfo;
import org.hotswarm.model.metainfo.MetainfoException;

/** Reads what a user may name a torrent by: a file, a URL, a magnet link or an info-hash. */
final class Sources {
  /** Hexadecimal or base32 (BEP 9). */
  private static final String HASH = "[0-9a-fA-F]{40}|[a-zA-Z2-7]{32}";

  private final TorrentFactory factory;
  private final Background background;

  Sources(Surroundings around) {
    factory = around.factory();
    background = around.background();
  }

  /** Whether it can hardly be anything else; files are looked for. */
  static boolean looksLikeOne(String text) {
    return isMagnet(text)
        || isUrl(text)
        || text.endsWith(".torrent")
        || text.matches(HASH)
        || isFile(text);
  }

  /** Whether the network is needed to read it. */
  static boolean isUrl(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  private static boolean isMagnet(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("magnet:");
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException never) {
      return false;
    }
  }

  /** Any of them. */
  Source source(String text) throws Failure {
    boolean hash = text.matches(HASH) && !isFile(text);
    if (isMagnet(text) || hash) {
      return new OfMagnet(magnet(hash ? "magnet:?xt=urn:btih:" + text : text));
    }
    return new OfMetainfo(metainfo(text));
  }

  private org.hotswarm.model.metainfo.Magnet magnet(String uri) throws Failure {
    try {
      return factory.magnet(uri);
    } catch (MetainfoException unusable) {
      throw Failure.of(unusable, "magnet link");
    }
  }

  /** A .torrent file, read or fetched. */
  Metainfo metainfo(String text) throws Failure {
    try {
      return isUrl(text) ? fetched(text) : factory.read(path(text));
    } catch (NoSuchFileException | FileNotFoundException missing) {
      if (text.contains("://") && !isUrl(text)) {
        throw new Failure(ExitCode.FAILED, text + ": only http and https are fetched", missing);
      }
      throw new Failure(
          ExitCode.FAILED,
          text + ": no such file; name a .torrent file, a URL, a magnet link or an info-hash",
          missing);
    } catch (IOException unreadable) {
      throw new Failure(
          ExitCode.FAILED, text + ": cannot be read: " + reason(unreadable), unreadable);
    } catch (MetainfoException unusable) {
      throw Failure.of(unusable, text);
    }
  }

  private Metainfo fetched(String url) throws Failure, IOException, MetainfoException {
    URI location;
    try {
      location = URI.create(url);
    } catch (IllegalArgumentException malformed) {
      throw new Failure(Failure.option("").code(), url + ": not a URL", malformed);
    }
    return background.call(() -> factory.fetch(location));
  }

  /** A path of the user's, which may be no path at all. */
  static Path path(String text) throws Failure {
    try {
      return Path.of(text);
    } catch (InvalidPathException wrong) {
      throw new Failure(ExitCode.BAD_OPTION, text + ": not a path: " + wrong.getReason(), wrong);
    }
  }

  /** Why a file could not be used; file system exceptions often say no more than its name. */
  static String reason(IOException failed) {
    String name = failed.getClass().getSimpleName().replaceFirst("Exception$", "");
    String message = failed.getMessage();
    if (message == null) {
      return name;
    }
    return switch (name) {
      case "AccessDenied" -> "permission denied: " + message;
      case "NotDirectory" -> "not a directory: " + message;
      case "FileAlreadyExists" -> "a file is in the way: " + message;
      case "UnknownHost" -> "no such host: " + message;
      default -> message;
    };
  }
}
