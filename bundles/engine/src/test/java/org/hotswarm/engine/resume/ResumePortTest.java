package org.hotswarm.engine.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hotswarm.bencode.TwoPassBencode;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.needs.ResumeFacts;
import org.hotswarm.engine.swap.Offer;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.junit.jupiter.api.Test;

class ResumePortTest {
  private static final BDictionary RECORD = BDictionary.builder().put("v", 1).build();

  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final Roster<ResumeStoreProvider> roster = new Roster<>("resume");
  private final Shelf shelf = new Shelf();
  private final ResumePort port =
      new ResumePort(
          new Lane(posted::add),
          roster,
          Optional.of(
              new ResumeFacts(Path.of("state"), new TwoPassBencode(), (name, problem) -> {})));

  /** Keeps records in a map. */
  private static final class Shelf implements ResumeStoreProvider, ResumeStore {
    private final Map<String, BDictionary> records = new HashMap<>();
    private Error bug;
    private IOException failure;
    private int closed;

    private void fail() throws IOException {
      if (bug != null) {
        throw bug;
      }
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public String id() {
      return "shelf";
    }

    @Override
    public ResumeStore open(ResumeStoreNeeds needs, Optional<NoState> state) {
      return this;
    }

    @Override
    public List<String> names() {
      return List.copyOf(records.keySet());
    }

    @Override
    public Optional<BDictionary> load(String name) throws IOException {
      fail();
      return Optional.ofNullable(records.get(name));
    }

    @Override
    public void save(String name, BDictionary record) throws IOException {
      fail();
      records.put(name, record);
    }

    @Override
    public void remove(String name) throws IOException {
      fail();
      records.remove(name);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private void join() {
    roster.join(new Offer<>(shelf, "shelf", 0, 0, new Offer.Origin("shelf", "1.0.0")));
  }

  private <T> CompletableFuture<T> run(CompletionStage<T> stage) {
    for (Runnable task; (task = posted.poll()) != null; ) {
      task.run();
    }
    return stage.toCompletableFuture();
  }

  @Test
  void whatIsSavedIsFoundUntilItIsRemoved() throws Exception {
    join();
    CompletionStage<Boolean> saved = port.save("a", RECORD);
    CompletionStage<Optional<BDictionary>> loaded = port.load("a");
    assertThat(saved.toCompletableFuture()).as("nothing happens here").isNotDone();
    assertThat(run(saved).get()).isTrue();
    assertThat(run(loaded).get()).contains(RECORD);
    assertThat(run(port.remove("a")).get()).isTrue();
    assertThat(run(port.load("a")).get()).isEmpty();
  }

  @Test
  void withoutAStoreNothingIsFoundAndNothingKept() throws Exception {
    assertThat(run(port.load("a")).get()).isEmpty();
    assertThat(run(port.save("a", RECORD)).get()).isFalse();
    ResumePort keepsNothing = new ResumePort(new Lane(posted::add), roster, Optional.empty());
    join();
    assertThat(run(keepsNothing.save("a", RECORD)).get()).isFalse();
    assertThat(shelf.records).isEmpty();
  }

  @Test
  void failuresAreAnswers() {
    join();
    shelf.failure = new IOException("a bad sector");
    assertThatThrownBy(() -> run(port.load("a")).get()).hasRootCauseMessage("a bad sector");
    shelf.bug = new NoClassDefFoundError("gone");
    assertThatThrownBy(() -> run(port.save("a", RECORD)).get()).hasRootCauseMessage("gone");
  }

  @Test
  void closesAfterWhatWasAskedBefore() throws Exception {
    join();
    CompletionStage<Boolean> saved = port.save("a", RECORD);
    CompletionStage<Void> closed = port.close();
    assertThat(run(closed)).isCompleted();
    assertThat(saved.toCompletableFuture().get()).isTrue();
    assertThat(shelf.closed).isEqualTo(1);
    assertThat(run(port.save("b", RECORD)).get()).isFalse();
  }

  @Test
  void whatIsAskedWhileTheStoreIsAwayWaitsForTheNext() throws Exception {
    join();
    run(port.save("a", RECORD));
    leave();
    CompletionStage<Boolean> saved = port.save("b", RECORD);
    CompletionStage<Optional<BDictionary>> loaded = port.load("a");
    assertThat(run(saved)).isNotDone();
    join();
    assertThat(run(saved).get()).isTrue();
    assertThat(run(loaded).get()).contains(RECORD);
  }

  @Test
  void whatWaitsWhenItClosesIsAnswered() throws Exception {
    join();
    run(port.load("a"));
    leave();
    CompletionStage<Boolean> saved = port.save("b", RECORD);
    CompletionStage<Void> closed = port.close();
    run(closed);
    assertThat(saved.toCompletableFuture().get()).isFalse();
  }

  /** Leaves on a thread of its own, as the registry does, while this one is the lane. */
  private void leave() throws InterruptedException {
    Thread registry = new Thread(() -> roster.leave(shelf));
    registry.start();
    while (registry.isAlive()) {
      run(CompletableFuture.completedFuture(null));
      registry.join(1);
    }
  }
}
