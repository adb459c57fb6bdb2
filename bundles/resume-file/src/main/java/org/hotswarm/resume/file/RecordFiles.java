package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.bencode.BencodeLimits;

/**
 * The files of one record. They are read in the order {@code NAME.resume}, {@code NAME.resume.new},
 * {@code NAME.resume.previous}; the second is there only while a save is under way or after one was
 * cut off, and is newer than the first if it is whole.
 */
final class RecordFiles {
  static final String SUFFIX = ".resume";
  static final String PREVIOUS = SUFFIX + ".previous";
  static final String NEW = SUFFIX + ".new";
  static final String JOURNAL = ".journal";

  private final StateDirectory directory;
  private final Path current;
  private final Path previous;
  private final Path fresh;
  private final Path journal;

  /**
   * A record as it was found.
   *
   * @param record what is in it
   * @param digest by which its journal knows it
   */
  record Kept(BDictionary record, String digest) {}

  RecordFiles(StateDirectory directory, String name) {
    this.directory = directory;
    this.current = directory.file(name + SUFFIX);
    this.previous = directory.file(name + PREVIOUS);
    this.fresh = directory.file(name + NEW);
    this.journal = directory.file(name + JOURNAL);
  }

  /**
   * The newest whole record; empty when none was ever saved.
   *
   * @param news told when there was a newer one, which is damaged
   */
  Optional<Kept> load(Bencode bencode, Consumer<String> news) throws IOException {
    List<IOException> damage = new ArrayList<>();
    for (Path file : List.of(current, fresh, previous)) {
      try {
        Kept whole = read(file, bencode);
        if (file.equals(previous) || !damage.isEmpty()) {
          news.accept(words(damage) + "; " + file + " was taken instead");
        }
        return Optional.of(whole);
      } catch (NoSuchFileException absent) {
        continue;
      } catch (IOException damaged) {
        damage.add(new IOException(file + " is damaged: " + damaged.getMessage(), damaged));
      }
    }
    boolean everSaved = Files.exists(current) || Files.exists(previous);
    if (everSaved) {
      throw noneWhole(damage);
    }
    return Optional.empty();
  }

  /** A save that was cut off may have left nothing but the previous one. */
  private String words(List<IOException> damage) {
    return damage.isEmpty() ? current + " is missing" : damage.get(0).getMessage();
  }

  private static IOException noneWhole(List<IOException> damage) {
    IOException problem = new IOException(damage.get(0).getMessage(), damage.get(0));
    damage.stream().skip(1).forEach(problem::addSuppressed);
    return problem;
  }

  private static Kept read(Path file, Bencode bencode) throws IOException {
    long size = Files.size(file);
    if (size > RecordFormat.LONGEST + RecordFormat.LONGEST_LINE) {
      throw new IOException("it has " + size + " bytes, and no record has that many");
    }
    ByteBuffer body = RecordFormat.unwrap(Files.readAllBytes(file));
    try {
      String digest = RecordFormat.digest(body);
      return new Kept(bencode.decodeDictionary(body, BencodeLimits.STATE), digest);
    } catch (BencodeException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
  }

  /** The journal of the record with that digest, if it has one. */
  JournalFile journal(String digest) {
    return new JournalFile(directory, journal, digest);
  }

  /** The first step of a save, after which the new record is whole beside the old. */
  void writeFresh(byte[] body) throws IOException {
    try {
      directory.write(fresh, RecordFormat.wrap(body));
    } catch (IOException problem) {
      deleteAfter(problem);
      throw new IOException("cannot write " + fresh + ": " + problem.getMessage(), problem);
    }
  }

  /** Frees the room that a half-written record takes. */
  private void deleteAfter(IOException problem) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException alsoFailed) {
      problem.addSuppressed(alsoFailed);
    }
  }

  /** The second step, after which the old record is the previous one. */
  void keepPrevious() throws IOException {
    if (Files.exists(current)) {
      directory.replace(current, previous);
    }
  }

  /** The third step, after which the new record is the current one. */
  void promoteFresh() throws IOException {
    directory.replace(fresh, current);
  }

  /** The last step, for the new record holds all that was added to the old one. */
  void endJournal() throws IOException {
    Files.deleteIfExists(journal);
  }

  /** The copies go first, so that a removal cut off has removed nothing. */
  void remove() throws IOException {
    for (Path file : List.of(journal, previous, fresh, current)) {
      Files.deleteIfExists(file);
    }
  }
}
