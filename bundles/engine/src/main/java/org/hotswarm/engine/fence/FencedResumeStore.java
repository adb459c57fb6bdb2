package org.hotswarm.engine.fence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;

/**
 * A resume store behind its fence. Owner thread: the session's state lane.
 *
 * @param bare the provider's own
 * @param fence around the provider
 */
public record FencedResumeStore(ResumeStore bare, Fence fence) implements ResumeStore {
  @Override
  public List<String> names() throws IOException {
    return fence.ask(bare::names);
  }

  @Override
  public Optional<BDictionary> load(String name) throws IOException {
    return fence.ask(() -> bare.load(name));
  }

  @Override
  public void save(String name, BDictionary record) throws IOException {
    fence.run(() -> bare.save(name, record));
  }

  @Override
  public void append(String name, BDictionary entry, boolean forced) throws IOException {
    fence.run(() -> bare.append(name, entry, forced));
  }

  @Override
  public List<BDictionary> appended(String name) throws IOException {
    return fence.ask(() -> bare.appended(name));
  }

  @Override
  public void remove(String name) throws IOException {
    fence.run(() -> bare.remove(name));
  }

  @Override
  public NoState snapshot() {
    return fence.ask(bare::snapshot);
  }

  @Override
  public void close() {
    fence.tell(bare::close);
  }
}
