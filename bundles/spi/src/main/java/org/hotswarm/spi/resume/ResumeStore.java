package org.hotswarm.spi.resume;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.NoState;
import org.osgi.annotation.versioning.ConsumerType;

/** Named records that outlive the process. */
@ConsumerType
public interface ResumeStore extends Movable<NoState> {
  /** The names of all records: 40 hexadecimal digits for a torrent, or {@code session}. */
  List<String> names() throws IOException;

  /**
   * The newest record of that name that is whole; a damaged one is passed over for the copy before
   * it.
   *
   * @throws IOException when there are records but none is whole, saying what is wrong with them
   */
  Optional<BDictionary> load(String name) throws IOException;

  /**
   * Replaces the record; when this returns it is on stable storage, and at no moment is there none.
   */
  void save(String name, BDictionary record) throws IOException;

  /** Removes the record and its copies. */
  void remove(String name) throws IOException;

  @Override
  default NoState snapshot() {
    return new NoState();
  }
}
