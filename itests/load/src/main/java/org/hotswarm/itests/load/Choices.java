package org.hotswarm.itests.load;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hotswarm.api.AddTorrent.Providers;
import org.hotswarm.api.Session;
import org.hotswarm.api.Torrent;
import org.hotswarm.api.settings.TransferSettings;

/** Choosing pickers by id, for the session and for single torrents. */
final class Choices {
  private static final List<String> PICKERS = List.of("rarest", "sequential");
  private static final String BUNDLES = "org.hotswarm.picker.";

  private final Session session;

  Choices(Session session) {
    this.session = session;
  }

  /** Whether providers of that bundle are chosen here. */
  boolean concern(String bundle) {
    return bundle.startsWith(BUNDLES);
  }

  /** Chooses another picker for the session, or for a torrent. */
  void change(Random random) {
    List<Torrent> torrents = session.torrents();
    int which = random.nextInt(torrents.size() + 1);
    if (which == torrents.size()) {
      String now = session.settings().get(TransferSettings.PICKER);
      choose(now.equals(PICKERS.get(0)) ? PICKERS.get(1) : PICKERS.get(0));
    } else {
      String id = PICKERS.get(random.nextInt(PICKERS.size()));
      torrents.get(which).use(new Providers(Optional.of(id), Load.store(which)));
    }
  }

  private void choose(String picker) {
    session.apply(session.settings().with(TransferSettings.PICKER, picker));
  }

  /** The session's picker is the highest-ranking again. */
  void settle() {
    choose("");
  }
}
