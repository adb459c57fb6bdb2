package org.hotswarm.engine.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  final List<Thing> opened = new ArrayList<>();
  boolean failsToOpen;
  boolean failsToSay;
  boolean failsToClose;
  private final String id;

  Toy(String id) {
    this.id = id;
  }

  Offer<Toy> offer(int ranking) {
    return new Offer<>(this, id, ranking, 0, new Offer.Origin(id, "1.0.0"));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized Thing open(String needs, Optional<Memory> state) {
    if (failsToOpen) {
      throw new NoClassDefFoundError(id);
    }
    Thing thing = new Thing(state.map(Memory::text).orElse(""));
    opened.add(thing);
    return thing;
  }

  synchronized long open() {
    return opened.stream().filter(thing -> !thing.closed).count();
  }

  /** The working object. */
  final class Thing implements Movable<Memory> {
    final String was;
    volatile boolean closed;

    Thing(String was) {
      this.was = was;
    }

    String from() {
      return id;
    }

    @Override
    public Memory snapshot() {
      if (failsToSay) {
        throw new IllegalStateException("cannot say");
      }
      return new Memory(was + id);
    }

    @Override
    public void close() {
      closed = true;
      if (failsToClose) {
        throw new IllegalStateException("cannot close");
      }
    }
  }
}
