package org.hotswarm.engine.swap;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.hotswarm.engine.fence.Fence;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;

/** A provider that remembers what was done with it, and fails where it is told to. */
final class Toy implements Provider<String, Toy.Memory, Toy.Thing> {
  /** What moves. */
  record Memory(String text) implements ProviderState {
    @Override
    public BDictionary toBencode() {
      return BDictionary.builder().put("text", text).build();
    }
  }

  final List<Thing> opened = new CopyOnWriteArrayList<>();
  volatile CountDownLatch beforeOpening = new CountDownLatch(0);
  volatile boolean failsToOpen;
  boolean failsToSay;
  boolean failsToClose;
  private final String id;

  Toy(String id) {
    this.id = id;
  }

  Offer<Toy> offer(int ranking) {
    return new Offer<>(this, id, ranking, 0, new Offer.Origin(id, "1.0.0"));
  }

  /** A room for toys, that tells {@code welcome} who comes. */
  static Host<Thing> room(Consumer<Thing> welcome) {
    return new Host<>() {
      @Override
      public Thing fenced(Thing bare, Fence fence) {
        return bare.behind(fence);
      }

      @Override
      public void welcome(Thing coming) {
        welcome.accept(coming);
      }
    };
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Thing open(String needs, Optional<Memory> state) {
    awaitLeave();
    if (failsToOpen) {
      throw new NoClassDefFoundError(id);
    }
    Thing thing = new Thing(state.map(Memory::text).orElse(""));
    opened.add(thing);
    return thing;
  }

  private void awaitLeave() {
    try {
      beforeOpening.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  long open() {
    return opened.stream().filter(thing -> !thing.closed).count();
  }

  /** The working object. */
  final class Thing implements Movable<Memory> {
    final String was;
    volatile boolean closed;
    private Fence fence;

    Thing(String was) {
      this.was = was;
    }

    String from() {
      return id;
    }

    Thing behind(Fence around) {
      fence = around;
      return this;
    }

    @Override
    public Memory snapshot() {
      return fence.ask(this::say);
    }

    private Memory say() {
      if (failsToSay) {
        throw new IllegalStateException("cannot say");
      }
      return new Memory(was + id);
    }

    @Override
    public void close() {
      if (fence == null) {
        end();
      } else {
        fence.tell(this::end);
      }
    }

    private void end() {
      closed = true;
      if (failsToClose) {
        throw new IllegalStateException("cannot close");
      }
    }
  }
}
