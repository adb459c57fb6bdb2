package org.hotswarm.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The members of a {@code progress} event. */
public final class RowJson {
  private RowJson() {}

  /** Writes them. */
  public static void write(Row row, JsonGenerator json) throws IOException {
    json.writeStringField("infoHash", row.infoHash().hex());
    json.writeStringField("state", row.state().manualName());
    json.writeNumberField("done", row.done());
    json.writeNumberField("total", row.total());
    json.writeNumberField("downRate", row.downRate());
    json.writeNumberField("upRate", row.upRate());
    json.writeNumberField("peers", row.peers());
  }
}
