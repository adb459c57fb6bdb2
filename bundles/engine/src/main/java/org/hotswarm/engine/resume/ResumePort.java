package org.hotswarm.engine.resume;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.engine.fence.FencedResumeStore;
import org.hotswarm.engine.loop.Lane;
import org.hotswarm.engine.swap.Choice;
import org.hotswarm.engine.swap.Host;
import org.hotswarm.engine.swap.Roster;
import org.hotswarm.engine.swap.Slot;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;

/**
 * The door to the state lane. Without a resume store nothing is found, and saving answers {@code
 * false}; while one that was there is away, what is asked waits for the next. Records that come
 * from a parked session are found first, until newer ones are saved.
 *
 * <p>Owner thread: any; stages complete on the lane.
 */
public final class ResumePort {
  private final Lane lane;
  private final Optional<Slot<ResumeStoreNeeds, NoState, ResumeStore, ResumeStoreProvider>> slot;
  private final Roster<ResumeStoreProvider> roster;
  private final Map<String, BDictionary> carried = new ConcurrentHashMap<>();
  private volatile boolean parking;
  private final Queue<Consumer<Optional<ResumeStore>>> waiting = new ArrayDeque<>();

  /**
   * @param lane where state is read and written
   * @param roster of resume stores
   * @param needs what the store is given; empty when the session keeps no state
   */
  public ResumePort(
      Lane lane, Roster<ResumeStoreProvider> roster, Optional<ResumeStoreNeeds> needs) {
    this.lane = lane;
    this.roster = roster;
    this.slot = needs.map(facts -> new Slot<>(lane, facts, Choice.named(() -> ""), new Room()));
    slot.ifPresent(roster::attach);
  }

  /** Records that another session left. */
  public void adopt(Map<String, BDictionary> records) {
    carried.putAll(records);
  }

  /** From now on what is saved is also {@link #carried}. */
  public void park() {
    parking = true;
  }

  /** What was saved since {@link #park}, and what was adopted and not saved since. */
  public Map<String, BDictionary> carried() {
    return Map.copyOf(carried);
  }

  /** The record of that name; fails when there is one but it cannot be read. */
  public CompletionStage<Optional<BDictionary>> load(String name) {
    Optional<BDictionary> here = Optional.ofNullable(carried.get(name));
    return here.isPresent()
        ? CompletableFuture.completedFuture(here)
        : onLane(store -> store.load(name), Optional.empty());
  }

  /** Replaces the record; completes when it is on stable storage. */
  public CompletionStage<Boolean> save(String name, BDictionary record) {
    if (parking) {
      carried.put(name, record);
    } else {
      carried.remove(name);
    }
    return onLane(
        store -> {
          store.save(name, record);
          return true;
        },
        false);
  }

  /**
   * Adds to the record of that name; fails when it should be saved instead.
   *
   * @param forced whether it must be on stable storage when the stage completes
   */
  public CompletionStage<Boolean> append(String name, BDictionary entry, boolean forced) {
    return onLane(
        store -> {
          store.append(name, entry, forced);
          return true;
        },
        false);
  }

  /** What was added to the record of that name, oldest first. */
  public CompletionStage<List<BDictionary>> appended(String name) {
    return carried.containsKey(name)
        ? CompletableFuture.completedFuture(List.of())
        : onLane(store -> store.appended(name), List.of());
  }

  /** Removes the record. */
  public CompletionStage<Boolean> remove(String name) {
    carried.remove(name);
    return onLane(
        store -> {
          store.remove(name);
          return true;
        },
        false);
  }

  /** Lets the store go, after what was asked before; what waited for one is answered. */
  public CompletionStage<Void> close() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    lane.execute(
        () -> {
          slot.ifPresent(roster::detach);
          slot.ifPresent(Slot::vacate);
          runWaiting(Optional.empty());
          closed.complete(null);
        });
    return closed;
  }

  private final class Room implements Host<ResumeStore> {
    @Override
    public ResumeStore fenced(ResumeStore bare, Fence fence) {
      return new FencedResumeStore(bare, fence);
    }

    @Override
    public boolean isPatient() {
      return false;
    }

    @Override
    public void welcome(ResumeStore coming) {
      runWaiting(Optional.of(coming));
    }
  }

  // lane: what waited is not interleaved with what is asked meanwhile
  private void runWaiting(Optional<ResumeStore> store) {
    for (Consumer<Optional<ResumeStore>> task; (task = waiting.poll()) != null; ) {
      task.accept(store);
    }
  }

  private interface Task<T> {
    T run(ResumeStore store) throws IOException;
  }

  private <T> CompletionStage<T> onLane(Task<T> task, T otherwise) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Consumer<Optional<ResumeStore>> question = store -> ask(store, task, otherwise, answer);
    lane.execute(
        () -> {
          Optional<ResumeStore> store = slot.flatMap(Slot::current);
          boolean away = slot.filter(s -> s.state() == SlotStatus.State.PARKED).isPresent();
          if (away) {
            waiting.add(question);
          } else {
            question.accept(store);
          }
        });
    return answer;
  }

  private static <T> void ask(
      Optional<ResumeStore> store, Task<T> task, T otherwise, CompletableFuture<T> answer) {
    try {
      answer.complete(store.isPresent() ? task.run(store.get()) : otherwise);
    } catch (IOException | RuntimeException failure) {
      answer.completeExceptionally(failure);
    }
  }
}
