package org.hotswarm.resume.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;

/** Records in files. Owner thread: the session's state lane. */
final class FileResumeStore implements ResumeStore {
  private static final String NAME = "[0-9a-f]{40}|[a-z]{1,40}";
  private static final Pattern VALID = Pattern.compile(NAME);

  /** The files that make a record exist; one that was never saved to its end does not. */
  private static final Pattern SAVED = Pattern.compile("(" + NAME + ")\\.resume(\\.previous)?");

  private final ResumeStoreNeeds needs;
  private Optional<StateDirectory> directory = Optional.empty();
  private Optional<DirectoryLock> lock = Optional.empty();
  private final Map<String, JournalFile> journals = new HashMap<>();
  private boolean closed;

  FileResumeStore(ResumeStoreNeeds needs) {
    this.needs = needs;
  }

  /** The first call makes the directory and locks it. */
  private StateDirectory directory() throws IOException {
    if (closed) {
      throw new IOException("the resume store is closed");
    }
    if (directory.isEmpty()) {
      StateDirectory made = new StateDirectory(needs.directory());
      made.make();
      lock = Optional.of(DirectoryLock.take(made));
      directory = Optional.of(made);
    }
    return directory.get();
  }

  private RecordFiles files(String name) throws IOException {
    if (!VALID.matcher(name).matches()) {
      throw new IOException(
          "'" + name + "' names no record: 40 hexadecimal digits or a word in lower case do");
    }
    return new RecordFiles(directory(), name);
  }

  @Override
  public List<String> names() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory().path())) {
      for (Path entry : entries) {
        Matcher saved = SAVED.matcher(entry.getFileName().toString());
        if (saved.matches()) {
          names.add(saved.group(1));
        }
      }
    } catch (DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    return List.copyOf(names);
  }

  @Override
  public Optional<BDictionary> load(String name) throws IOException {
    RecordFiles files = files(name);
    journals.remove(name);
    Optional<RecordFiles.Kept> kept =
        files.load(needs.bencode(), problem -> needs.onDamage(name, problem));
    kept.ifPresent(found -> journals.put(name, files.journal(found.digest())));
    return kept.map(RecordFiles.Kept::record);
  }

  @Override
  public void save(String name, BDictionary record) throws IOException {
    RecordFiles files = files(name);
    byte[] body = needs.bencode().encode(record);
    files.writeFresh(body);
    journals.remove(name);
    files.keepPrevious();
    files.promoteFresh();
    directory().force();
    files.endJournal();
    journals.put(name, files.journal(RecordFormat.digest(ByteBuffer.wrap(body))));
  }

  @Override
  public void append(String name, BDictionary entry, boolean forced) throws IOException {
    JournalFile journal =
        journal(name).orElseThrow(() -> new IOException("there is no record " + name));
    journal.append(needs.bencode().encode(entry), forced);
  }

  private Optional<JournalFile> journal(String name) throws IOException {
    if (!journals.containsKey(name)) {
      load(name);
    }
    return Optional.ofNullable(journals.get(name));
  }

  @Override
  public List<BDictionary> appended(String name) throws IOException {
    Optional<JournalFile> journal = journal(name);
    List<BDictionary> entries = new ArrayList<>();
    for (ByteBuffer body : journal.isPresent() ? journal.get().read() : List.<ByteBuffer>of()) {
      try {
        entries.add(needs.bencode().decodeDictionary(body, BencodeLimits.STATE));
      } catch (BencodeException malformed) {
        needs.onDamage(name, "its journal is damaged: " + malformed.getMessage());
        break;
      }
    }
    return entries;
  }

  @Override
  public void remove(String name) throws IOException {
    journals.remove(name);
    files(name).remove();
    directory().force();
  }

  /** {@inheritDoc} A lock that cannot be given back in order ends with the process. */
  @Override
  public void close() {
    closed = true;
    journals.clear();
    directory = Optional.empty();
    Optional<DirectoryLock> held = lock;
    lock = Optional.empty();
    held.ifPresent(DirectoryLock::release);
  }
}
