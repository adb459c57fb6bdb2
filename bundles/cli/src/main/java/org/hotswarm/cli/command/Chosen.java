package org.hotswarm.cli.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.PeerSettings;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.StorageSettings;
import org.hotswarm.api.settings.TransferSettings;
import org.hotswarm.cli.exit.Failure;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.waiting.Inbox;

/** The providers that the user chose by their ids, which should be there. */
final class Chosen {
  private static final Map<String, Setting<String>> CHOICES =
      Map.of(
          "picker", TransferSettings.PICKER,
          "choker", PeerSettings.CHOKER,
          "store", StorageSettings.STORE);

  private static final Duration FOR_PLUGINS = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(50);

  private final Session session;
  private final Map<String, String> ids = new LinkedHashMap<>();

  Chosen(Session session, Settings settings) {
    this.session = session;
    CHOICES.forEach(
        (service, setting) -> {
          String id = settings.get(setting);
          if (!id.equals(setting.fallback())) {
            ids.put(service, id);
          }
        });
  }

  /**
   * Looks whether all are there. With plug-ins, those get a while to come, and may come later.
   *
   * @throws Failure when one is not there, and others of its kind are
   */
  void check(boolean plugins, Inbox inbox, Surroundings around, Report report) throws Failure {
    if (plugins) {
      await(inbox, around);
      ids.forEach((service, id) -> tellIfMissing(service, id, report));
      return;
    }
    for (Map.Entry<String, String> chosen : ids.entrySet()) {
      List<String> there = there(chosen.getKey());
      if (!there.isEmpty() && !there.contains(chosen.getValue())) {
        throw Failure.option(
            "--"
                + chosen.getKey()
                + " "
                + chosen.getValue()
                + ": there is none; there is "
                + String.join(", ", there));
      }
    }
  }

  private void await(Inbox inbox, Surroundings around) {
    long end = around.time().nanos() + FOR_PLUGINS.toNanos();
    while (isOneMissing() && around.time().nanos() < end && !around.stop().isAsked()) {
      inbox.next(STEP);
    }
  }

  private boolean isOneMissing() {
    return ids.entrySet().stream().anyMatch(chosen -> !isThere(chosen.getKey(), chosen.getValue()));
  }

  private boolean isThere(String service, String id) {
    return there(service).contains(id);
  }

  private List<String> there(String service) {
    return session.modules().stream()
        .filter(module -> module.service().equals(service))
        .map(module -> module.name().id())
        .toList();
  }

  private void tellIfMissing(String service, String id, Report report) {
    if (!isThere(service, id)) {
      report.note("--" + service + " " + id + ": is not there yet; it is used once it comes");
    }
  }
}
