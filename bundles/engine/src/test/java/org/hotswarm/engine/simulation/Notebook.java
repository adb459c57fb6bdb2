package org.hotswarm.engine.simulation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;

/** Keeps records in memory. */
final class Notebook implements ResumeStoreProvider {
  final Map<String, BDictionary> records = new TreeMap<>();

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
      }

      @Override
      public void remove(String name) {
        records.remove(name);
      }

      @Override
      public void close() {
        // The records stay.
      }
    };
  }
}
