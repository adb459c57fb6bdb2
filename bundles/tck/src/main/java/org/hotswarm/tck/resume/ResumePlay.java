package org.hotswarm.tck.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.tck.Play;

/** Records are saved, replaced and removed; what was saved last is there. */
final class ResumePlay implements Play<ResumeStoreNeeds, ResumeStore> {
  private static final int EVENTS = 25;
  private static final List<String> NAMES =
      List.of("session", Records.TORRENT, "ffffffffffffffffffffffffffffffffffffffff");

  private final FakeNeeds needs;
  private final Random random;
  private final Map<String, BDictionary> saved = new TreeMap<>();

  ResumePlay(Path directory, long seed) {
    needs = FakeNeeds.in(directory);
    random = new Random(seed);
  }

  @Override
  public ResumeStoreNeeds needs() {
    return needs;
  }

  @Override
  public int length() {
    return EVENTS;
  }

  @Override
  public void replay(ResumeStore store) {}

  /** Another kind has another form; the session saves all it knows once more. */
  @Override
  public void carry(ResumeStore from, ResumeStore to) throws IOException {
    from.close();
    for (String name : NAMES) {
      if (saved.containsKey(name)) {
        to.save(name, saved.get(name));
      } else {
        to.remove(name);
      }
    }
  }

  @Override
  public void step(ResumeStore store) throws IOException {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(4)) {
      case 0 -> {
        store.remove(name);
        saved.remove(name);
      }
      case 1 -> finish(store);
      default -> {
        saved.put(name, Records.of(random.nextInt()));
        store.save(name, saved.get(name));
      }
    }
  }

  @Override
  public void finish(ResumeStore store) throws IOException {
    assertThat(store.names()).containsExactlyInAnyOrderElementsOf(saved.keySet());
    for (String name : NAMES) {
      assertThat(store.load(name)).as(name).isEqualTo(Optional.ofNullable(saved.get(name)));
    }
  }
}
