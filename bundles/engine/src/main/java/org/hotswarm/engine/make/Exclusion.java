package org.hotswarm.engine.make;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** What is left out of a new torrent, by glob patterns of names or of paths. */
final class Exclusion {
  private final Path top;
  private final List<PathMatcher> names;
  private final List<PathMatcher> paths;

  /**
   * @param top the directory; patterns with a slash are of paths below it
   * @throws java.util.regex.PatternSyntaxException when a pattern is none
   */
  Exclusion(Path top, List<String> patterns) {
    this.top = top;
    this.names = matchers(top, patterns.stream().filter(one -> one.indexOf('/') < 0).toList());
    this.paths = matchers(top, patterns.stream().filter(one -> one.indexOf('/') >= 0).toList());
  }

  private static List<PathMatcher> matchers(Path top, List<String> patterns) {
    FileSystem system = top.getFileSystem();
    return patterns.stream().map(pattern -> system.getPathMatcher("glob:" + pattern)).toList();
  }

  /** Whether {@code path}, which lies below the directory, is left out. */
  boolean covers(Path path) {
    return names.stream().anyMatch(matcher -> matcher.matches(path.getFileName()))
        || paths.stream().anyMatch(matcher -> matcher.matches(top.relativize(path)));
  }
}
