package org.hotswarm.engine.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;

/** Keeps records, and what is added to them, in memory. */
final class Notebook implements ResumeStoreProvider {
  final Map<String, BDictionary> records = new TreeMap<>();
  private final Map<String, List<Entry>> journals = new TreeMap<>();

  private record Entry(BDictionary tree, boolean forced) {}

  /** What is left when the process is killed now. */
  Notebook afterKill() {
    Notebook left = new Notebook();
    left.records.putAll(records);
    journals.forEach((name, entries) -> left.journals.put(name, new ArrayList<>(entries)));
    return left;
  }

  /** What is left when the power is cut now: of what was not forced, as much as chance has it. */
  Notebook afterPowerCut(RandomGenerator chance) {
    Notebook left = afterKill();
    for (List<Entry> entries : left.journals.values()) {
      int last = entries.size();
      while (last > 0 && !entries.get(last - 1).forced() && chance.nextBoolean()) {
        last--;
      }
      entries.subList(last, entries.size()).clear();
    }
    return left;
  }

  /** Takes over what another has. */
  void take(Notebook other) {
    records.putAll(other.records);
    journals.putAll(other.journals);
  }

  /** What was added to that record. */
  List<BDictionary> added(String name) {
    return journals.getOrDefault(name, List.of()).stream().map(Entry::tree).toList();
  }

  /** It takes nothing more. */
  boolean full;

  /** Nothing in it can be read. */
  boolean damaged;

  @Override
  public String id() {
    return "notebook";
  }

  @Override
  public ResumeStore open(ResumeStoreNeeds needs, Optional<NoState> state) {
    return new ResumeStore() {
      @Override
      public List<String> names() {
        return List.copyOf(records.keySet());
      }

      @Override
      public Optional<BDictionary> load(String name) throws IOException {
        if (damaged) {
          throw new IOException("the notebook is torn");
        }
        return Optional.ofNullable(records.get(name));
      }

      @Override
      public void save(String name, BDictionary record) throws IOException {
        if (full) {
          throw new IOException("the notebook is full");
        }
        records.put(name, record);
        journals.remove(name);
      }

      @Override
      public void append(String name, BDictionary entry, boolean forced) throws IOException {
        if (!records.containsKey(name)) {
          throw new IOException("there is no record " + name);
        }
        journals.computeIfAbsent(name, made -> new ArrayList<>()).add(new Entry(entry, forced));
      }

      @Override
      public List<BDictionary> appended(String name) {
        return added(name);
      }

      @Override
      public void remove(String name) {
        records.remove(name);
        journals.remove(name);
      }

      @Override
      public void close() {
        // The records stay.
      }
    };
  }
}
