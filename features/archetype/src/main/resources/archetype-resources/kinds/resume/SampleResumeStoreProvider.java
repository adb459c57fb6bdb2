package ${package};

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BencodeException;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.bencode.BencodeLimits;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.osgi.service.component.annotations.Component;

/** Opens resume stores that keep one bencoded file for each record. */
@Component(service = ResumeStoreProvider.class, property = "service.ranking:Integer=1000")
public final class SampleResumeStoreProvider implements ResumeStoreProvider {
  private static final String SUFFIX = ".${artifactId}";

  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public ResumeStore open(ResumeStoreNeeds needs, Optional<NoState> state) {
    return new SampleResumeStore(needs);
  }

  private record SampleResumeStore(ResumeStoreNeeds needs) implements ResumeStore {
    @Override
    public List<String> names() throws IOException {
      if (!Files.isDirectory(needs.directory())) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(needs.directory())) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(SUFFIX))
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .sorted()
            .toList();
      }
    }

    private Path file(String name) throws IOException {
      if (!name.matches("[0-9a-f]{40}|[a-z]+")) {
        throw new IOException("'" + name + "' names no record");
      }
      return needs.directory().resolve(name + SUFFIX);
    }

    @Override
    public Optional<BDictionary> load(String name) throws IOException {
      Path file = file(name);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        return Optional.of(needs.bencode().decodeDictionary(bytes, BencodeLimits.STATE));
      } catch (BencodeException damaged) {
        throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
      }
    }

    @Override
    public void save(String name, BDictionary record) throws IOException {
      Path file = file(name);
      Files.createDirectories(needs.directory());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(needs.bencode().encode(record));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void remove(String name) throws IOException {
      Files.deleteIfExists(file(name));
    }

    @Override
    public void close() {}
  }
}
