package org.hotswarm.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.metainfo.Attribution;
import org.hotswarm.model.metainfo.FileEntry;
import org.hotswarm.model.metainfo.Info;
import org.hotswarm.model.metainfo.Magnet;
import org.hotswarm.model.metainfo.Metainfo;

/** What a torrent says, for programs; unknown members are left out, file numbers begin at 1. */
final class TorrentJson {
  private TorrentJson() {}

  static void write(Metainfo metainfo, String link, JsonGenerator json) throws IOException {
    Info info = metainfo.info();
    json.writeStringField("infoHash", info.infoHash().hex());
    optional("infoHashV2", info.infoHashV2(), json);
    optional("version", info.infoHashV2().map(hash -> info.isHybrid() ? "hybrid" : "2"), json);
    json.writeStringField("name", info.name());
    json.writeNumberField("size", info.payloadLength());
    json.writeNumberField("pieceLength", info.pieceLength());
    json.writeNumberField("pieces", info.geometry().pieceCount());
    json.writeBooleanField("private", info.privateTorrent());
    optional("source", info.source(), json);
    Attribution attribution = metainfo.attribution();
    optional("createdBy", attribution.createdBy(), json);
    optional("date", attribution.creationDate(), json);
    optional("comment", attribution.comment(), json);
    json.writeArrayFieldStart("trackers");
    for (List<String> tier : metainfo.trackerTiers()) {
      array(tier, json);
    }
    json.writeEndArray();
    array("webSeeds", metainfo.webSeeds(), json);
    array("nodes", metainfo.nodes(), json);
    json.writeStringField("magnet", link);
    files(info.files(), json);
  }

  private static boolean any(String attributes) {
    return !attributes.isEmpty();
  }

  private static void files(List<FileEntry> files, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("files");
    for (int i = 0; i < files.size(); i++) {
      if (!files.get(i).isPadding()) {
        json.writeStartObject();
        json.writeNumberField("index", i + 1);
        json.writeStringField("path", files.get(i).slashedPath());
        json.writeNumberField("size", files.get(i).length());
        optional(
            "attributes", Optional.of(files.get(i).attributes()).filter(TorrentJson::any), json);
        optional("piecesRoot", files.get(i).piecesRoot(), json);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  static void write(Magnet magnet, JsonGenerator json) throws IOException {
    json.writeStringField("infoHash", magnet.infoHash().hex());
    optional("infoHashV2", magnet.infoHashV2(), json);
    optional("name", magnet.displayName(), json);
    json.writeArrayFieldStart("trackers");
    for (String tracker : magnet.trackers()) {
      array(List.of(tracker), json);
    }
    json.writeEndArray();
    array("webSeeds", magnet.webSeeds(), json);
    array("peers", magnet.peers(), json);
    json.writeArrayFieldStart("select");
    for (int index : magnet.selectedFiles()) {
      json.writeNumber(index + 1);
    }
    json.writeEndArray();
  }

  private static void optional(String name, Optional<?> value, JsonGenerator json)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get().toString());
    }
  }

  private static void array(String name, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    array(values, json);
  }

  private static void array(List<String> values, JsonGenerator json) throws IOException {
    json.writeArray(values.toArray(String[]::new), 0, values.size());
  }
}
