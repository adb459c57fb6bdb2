package org.hotswarm.cli.command;

import java.util.List;
import org.hotswarm.cli.arguments.Arguments;
import org.hotswarm.cli.arguments.NetworkOptions;
import org.hotswarm.cli.exit.ExitCode;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.model.filter.IpFilter;
import org.hotswarm.model.filter.IpFilterException;
import org.hotswarm.model.filter.IpFilterReader;

/** The files that say whom the session keeps out. */
final class BlockLists {
  private BlockLists() {}

  /**
   * The filter that the user's files make together, the later ones having the last word; without
   * any it is empty.
   *
   * @throws Failure names the file, the line and what is wrong
   */
  static IpFilter read(Arguments given, Report report) throws Failure {
    List<String> files = given.values(NetworkOptions.IP_FILTER);
    if (files.isEmpty()) {
      return IpFilter.none();
    }
    IpFilter.Builder rules = IpFilter.builder();
    IpFilterReader reader = new IpFilterReader();
    for (String file : files) {
      try {
        reader.read(Sources.path(file), rules);
      } catch (IpFilterException unusable) {
        String message = NetworkOptions.IP_FILTER + " " + unusable.getMessage();
        throw new Failure(ExitCode.BAD_OPTION, message, unusable);
      }
    }
    IpFilter filter = rules.build();
    int ranges = filter.blockedRanges();
    report.note("IP filter: " + ranges + (ranges == 1 ? " range is" : " ranges are") + " kept out");
    return filter;
  }
}
