package org.hotswarm.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;

/** The members of a {@code swap} event. */
public final class SwapJson {
  private SwapJson() {}

  /** Writes them. */
  public static void write(SwapReport report, JsonGenerator json) throws IOException {
    json.writeStringField("service", report.service());
    json.writeStringField("from", report.from().map(ModuleName::toString).orElse(""));
    json.writeStringField("to", report.to().map(ModuleName::toString).orElse(""));
    json.writeStringField("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    json.writeStringField("state", report.state().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("places", report.places().count());
    json.writeNumberField("drainMillis", millis(report.places().drain()));
    json.writeNumberField("gapMillis", millis(report.places().gap()));
    json.writeStringField("reason", report.reason());
  }

  /** To a hundredth: most gaps are shorter than one. */
  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1e4) / 100.0;
  }
}
