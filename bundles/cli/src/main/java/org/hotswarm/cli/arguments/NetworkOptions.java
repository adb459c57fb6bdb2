package org.hotswarm.cli.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotswarm.api.AddTorrent.Introductions;
import org.hotswarm.api.settings.NetworkSettings;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.cli.exit.Failure;

/** The options that {@code get} and {@code seed} share, and the settings they become. */
public final class NetworkOptions {
  private static final List<String> SWITCHED_OFF =
      List.of("--no-dht", "--no-lsd", "--no-pex", "--no-nat", "--no-utp");
  private static final List<String> TO_COME = List.of("--dht-router", "--proxy");

  /** The directory of plug-ins. */
  public static final String PLUGINS = "--plugins";

  /** Files that say whom to keep out. */
  public static final String IP_FILTER = "--ip-filter";

  private NetworkOptions() {}

  /** Adds them to what a command takes. */
  public static void addTo(Syntax syntax) {
    syntax
        .value("-p", "--port", "PORT[-PORT]", "listen on the first of these that is free; 0 = any")
        .value("", "--bind", "ADDR", "IP address to listen on and connect from")
        .values("", "--peer", "HOST:PORT", "connect to this peer (repeat for more)")
        .values("", "--tracker", "URL", "announce to this tracker too (repeat for more)")
        .values("", IP_FILTER, "FILE", "keep out the addresses in this list (repeat for more)")
        .value("", "--down", "RATE", "most bytes per second to receive: 500k, 2M, 1MiB")
        .value("", "--up", "RATE", "most bytes per second to send");
    SWITCHED_OFF.forEach(
        name -> syntax.flag("", name, "do without " + name.substring("--no-".length())));
    syntax
        .value("", "--encryption", "disabled", "plain connections; encryption is not available yet")
        .value("", "--storage", "sparse", "files grow as data comes; others not available yet")
        .value("", "--picker", "ID", "what chooses the next block: rarest, sequential, a plug-in's")
        .value("", "--choker", "ID", "what chooses whom to serve: rate")
        .value("", "--store", "ID", "what keeps the data: file, memory")
        .value("", PLUGINS, "DIR", "use the bundles in this directory, and those that come to it")
        .value("", "--state", "DIR", "where resume data is kept")
        .value("", "--timeout", "TIME", "end after 30s, 5m, 2h: exit 2 if something is unfinished")
        .flag("-q", "--quiet", "say nothing but what goes wrong")
        .flag("", "--json", "events for programs, one JSON object per line");
    TO_COME.forEach(syntax::hidden);
  }

  /**
   * The settings that result.
   *
   * @throws Failure when a value makes no sense or asks for a part that is not there
   */
  public static Settings settings(Arguments given, Settings base) throws Failure {
    refuseWhatIsToCome(given);
    Settings settings = base;
    Optional<PortRange> ports = given.value("--port", PortRange::parse);
    if (ports.isPresent()) {
      settings =
          settings
              .with(NetworkSettings.LISTEN_PORT_FIRST, ports.get().first())
              .with(NetworkSettings.LISTEN_PORT_LAST, ports.get().last());
    }
    settings = with(settings, NetworkSettings.BIND_ADDRESS, given.value("--bind", Addresses::ip));
    settings =
        with(
            settings,
            TransferSettings.DOWNLOAD_RATE_LIMIT,
            given.value("--down", Quantities::rate));
    settings =
        with(settings, TransferSettings.UPLOAD_RATE_LIMIT, given.value("--up", Quantities::rate));
    if (given.has("--no-pex")) {
      settings = settings.with(PeerSettings.PEER_EXCHANGE, false);
    }
    settings = with(settings, TransferSettings.PICKER, picker(given));
    settings = with(settings, PeerSettings.CHOKER, given.value("--choker"));
    return with(settings, StorageSettings.STORE, given.value("--store"));
  }

  private static <T> Settings with(Settings settings, Setting<T> setting, Optional<T> value) {
    return value.isPresent() ? settings.with(setting, value.get()) : settings;
  }

  private static Optional<String> picker(Arguments given) throws Failure {
    Optional<String> picker = given.value("--picker");
    if (!given.has("--sequential")) {
      return picker;
    }
    if (picker.filter(id -> !id.equals("sequential")).isPresent()) {
      throw Failure.option("--sequential and --picker " + picker.get() + " contradict each other");
    }
    return Optional.of("sequential");
  }

  private static void refuseWhatIsToCome(Arguments given) throws Failure {
    for (String option : TO_COME) {
      if (given.has(option)) {
        throw Failure.notAvailable(option);
      }
    }
    refuse(given, "--encryption", "disabled", List.of("enabled", "forced"));
    refuse(given, "--storage", "sparse", List.of("full", "compact"));
  }

  private static void refuse(Arguments given, String option, String now, List<String> later)
      throws Failure {
    Optional<String> value = given.value(option);
    if (value.isEmpty() || value.get().equals(now)) {
      return;
    }
    if (later.contains(value.get())) {
      throw Failure.notAvailable(option + " " + value.get());
    }
    throw Failure.option(
        option + " " + value.get() + ": write " + now + ", " + String.join(" or ", later));
  }

  /** The trackers and peers that the user names. */
  public static Introductions introductions(Arguments given) throws Failure {
    List<String> trackers = new ArrayList<>();
    for (String tracker : given.values("--tracker")) {
      trackers.add(Addresses.tracker("--tracker", tracker));
    }
    List<String> peers = new ArrayList<>();
    for (String peer : given.values("--peer")) {
      peers.add(Addresses.peer("--peer", peer));
    }
    return new Introductions(trackers, peers);
  }
}
