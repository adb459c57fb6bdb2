package org.hotswarm.cli.control;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.ModuleStatus;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.api.module.SwapReport;
import org.hotswarm.cli.output.JsonText;
import org.hotswarm.cli.output.SwapJson;
import org.hotswarm.model.hash.InfoHash;

/** What there is to tell, one line each. */
final class Rows {
  private Rows() {}

  static String of(ModuleStatus module) {
    return JsonText.event(
        "module",
        json -> {
          json.writeStringField("service", module.service());
          json.writeStringField("id", module.name().id());
          json.writeStringField("bundle", module.name().bundle());
          json.writeStringField("version", module.name().version());
          json.writeStringField("state", module.state().name().toLowerCase(Locale.ROOT));
          json.writeNumberField("ranking", module.ranking());
          json.writeNumberField("places", module.use().slots());
          list(json, "torrents", module.use().torrents().stream().map(InfoHash::hex).toList());
          list(json, "threads", module.use().threads());
          json.writeNumberField("faults", module.faults().count());
          json.writeNumberField("slowCalls", module.faults().slow());
          json.writeStringField("lastFault", module.faults().last().orElse(""));
        });
  }

  /** A bundle that brings no provider now, in the columns of one that does. */
  static String idle(BundleStatus bundle) {
    return JsonText.event(
        "module",
        json -> {
          json.writeStringField("service", "");
          json.writeStringField("id", "");
          write(bundle, json);
        });
  }

  static String of(BundleStatus bundle) {
    return JsonText.event("bundle", json -> write(bundle, json));
  }

  private static void write(BundleStatus bundle, JsonGenerator json) throws IOException {
    json.writeStringField("bundle", bundle.name());
    json.writeStringField("version", bundle.version());
    json.writeStringField("state", bundle.state());
    json.writeStringField("location", bundle.location());
  }

  static String of(SlotStatus slot) {
    return JsonText.event(
        "slot",
        json -> {
          json.writeStringField("service", slot.service());
          json.writeStringField("torrent", slot.torrent().map(InfoHash::hex).orElse(""));
          json.writeStringField("id", slot.module().map(ModuleName::id).orElse(""));
          json.writeStringField("bundle", slot.module().map(ModuleName::bundle).orElse(""));
          json.writeStringField("version", slot.module().map(ModuleName::version).orElse(""));
          json.writeStringField("state", slot.state().name().toLowerCase(Locale.ROOT));
        });
  }

  static String of(SwapReport report) {
    return JsonText.event(
        "swap",
        json -> {
          SwapJson.write(report, json);
          List<InfoHash> torrents = report.places().torrents();
          list(json, "torrents", torrents.stream().map(InfoHash::hex).toList());
          json.writeStringField("words", report.words());
        });
  }

  static String done(String words) {
    return JsonText.event("done", json -> json.writeStringField("message", words));
  }

  static String of(ControlException wrong) {
    return JsonText.event(
        "error",
        json -> {
          json.writeStringField("type", wrong.type());
          json.writeStringField("message", String.valueOf(wrong.getMessage()));
        });
  }

  static void list(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
