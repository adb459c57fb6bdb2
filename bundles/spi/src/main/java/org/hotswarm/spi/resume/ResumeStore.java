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
   * it, which {@link ResumeStoreNeeds#onDamage} is told.
   *
   * @throws IOException when there are records but none is whole, saying what is wrong with them
   */
  Optional<BDictionary> load(String name) throws IOException;

  /**
   * Replaces the record; when this returns it is on stable storage, and at no moment is there none.
   */
  void save(String name, BDictionary record) throws IOException;

  /**
   * Adds to the newest record, which stays as it is: what has changed since it was saved. Cheap,
   * for it may be called ten times a second. The next {@link #save} of that name ends the list. A
   * store that can only replace records does nothing.
   *
   * @param forced whether it must be on stable storage when this returns; otherwise it has to
   *     outlive the process, and a power cut may take it and what was added after it
   * @throws IOException when there is no record, or the list is too long; then the record should be
   *     saved
   */
  default void append(String name, BDictionary entry, boolean forced) throws IOException {}

  /**
   * What was added to the record that {@link #load} finds, oldest first. Ends before the first
   * entry that is damaged.
   */
  default List<BDictionary> appended(String name) throws IOException {
    return List.of();
  }

  /** Removes the record, its copies and what was added. */
  void remove(String name) throws IOException;

  @Override
  default NoState snapshot() {
    return new NoState();
  }
}
