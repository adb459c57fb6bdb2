package org.hotswarm.shell;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.felix.service.command.Descriptor;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.TorrentFactory;
import org.hotswarm.api.status.SessionStatus;
import org.hotswarm.api.status.Volume;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands; Gogo calls the methods by their names and shows what they return. */
@Component(
    service = Commands.class,
    property = {
      "osgi.command.scope=hotswarm",
      "osgi.command.function=ls",
      "osgi.command.function=add",
      "osgi.command.function=info",
      "osgi.command.function=peers",
      "osgi.command.function=trackers",
      "osgi.command.function=pause",
      "osgi.command.function=scrape",
      "osgi.command.function=resume",
      "osgi.command.function=rm",
      "osgi.command.function=status",
      "osgi.command.function=settings"
    })
public final class Commands {
  private final Session session;
  private final TorrentFactory factory;

  /** For one session. */
  @Activate
  public Commands(@Reference Session session, @Reference TorrentFactory factory) {
    this.session = session;
    this.factory = factory;
  }

  /** All torrents. */
  @Descriptor("lists the torrents")
  public String ls() {
    return TorrentTables.list(session.torrents());
  }

  /** One more. */
  @Descriptor("adds a torrent: SOURCE [DIRECTORY]")
  public String add(@Descriptor("SOURCE [DIRECTORY]") String... words) {
    return Mistake.answered(() -> new Adding(session, factory).add(words));
  }

  /** All of one. */
  @Descriptor("shows a torrent and its files: number in ls, or info-hash")
  public String info(@Descriptor("TORRENT") String... names) {
    return Mistake.answered(() -> TorrentTables.details(Selection.one(session.torrents(), names)));
  }

  /** Its peers. */
  @Descriptor("lists the peers of a torrent: number in ls, or info-hash")
  public String peers(@Descriptor("TORRENT") String... names) {
    return Mistake.answered(() -> TorrentTables.peers(Selection.one(session.torrents(), names)));
  }

  /** Its trackers. */
  @Descriptor("lists the trackers of a torrent: number in ls, or info-hash")
  public String trackers(@Descriptor("TORRENT") String... names) {
    return Mistake.answered(() -> TorrentTables.trackers(Selection.one(session.torrents(), names)));
  }

  /** Asks. */
  @Descriptor("asks trackers how many seeds and leeches there are: TORRENT... or all")
  public String scrape(@Descriptor("TORRENT... | all") String... names) {
    return each("asked about", torrent -> torrent.trackers().scrape(), names);
  }

  /** Stops. */
  @Descriptor("pauses torrents: numbers in ls, info-hashes, or all")
  public String pause(@Descriptor("TORRENT... | all") String... names) {
    return each("paused", Torrent::pause, names);
  }

  /** Goes on. */
  @Descriptor("resumes torrents: numbers in ls, info-hashes, or all")
  public String resume(@Descriptor("TORRENT... | all") String... names) {
    return each("resumed", Torrent::resume, names);
  }

  /** Takes away. */
  @Descriptor("removes torrents, with --data their files too: numbers in ls, or info-hashes")
  public String rm(@Descriptor("[--data] TORRENT...") String... words) {
    boolean data = List.of(words).contains("--data");
    String[] names = Arrays.stream(words).filter(w -> !w.equals("--data")).toArray(String[]::new);
    String done = data ? "removed with its files" : "removed";
    return each(done, torrent -> session.remove(torrent, data), names);
  }

  /** The session. */
  @Descriptor("shows how the session is")
  public String status() {
    SessionStatus status = session.status();
    Table table = new Table("session", status.port() == 0 ? "not listening" : "listening");
    table.row("port", status.port());
    table.row("torrents", session.torrents().size());
    table.row("peers", status.peers().connected() + ", " + status.peers().unchoked() + " unchoked");
    Volume payload = status.traffic().payload();
    table.row("down", Shown.rate(payload.downRate()) + ", " + Shown.bytes(payload.downloaded()));
    table.row("up", Shown.rate(payload.upRate()) + ", " + Shown.bytes(payload.uploaded()));
    return table.toString();
  }

  /** Settings. */
  @Descriptor("shows or changes settings: [get NAME | set NAME VALUE]")
  public String settings(@Descriptor("[get NAME | set NAME VALUE]") String... words) {
    return Mistake.answered(() -> new SettingsWords(session).say(words));
  }

  private String each(String done, Consumer<Torrent> action, String... names) {
    return Mistake.answered(
        () -> {
          List<Torrent> torrents = Selection.of(session.torrents(), names);
          torrents.forEach(action);
          return torrents.isEmpty()
              ? "no torrents"
              : torrents.stream()
                  .map(torrent -> done + ": " + Shown.text(torrent.status().name()))
                  .reduce((a, b) -> a + "\n" + b)
                  .orElseThrow();
        });
  }
}
