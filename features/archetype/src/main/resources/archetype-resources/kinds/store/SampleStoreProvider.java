package ${package};

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotswarm.model.geometry.FileSlice;
import org.hotswarm.model.geometry.FileSpan;
import org.hotswarm.spi.store.Store;
import org.hotswarm.spi.store.StoreNeeds;
import org.hotswarm.spi.store.StoreProvider;
import org.hotswarm.spi.store.StoreState;
import org.hotswarm.spi.store.StoredFile;
import org.osgi.service.component.annotations.Component;

/** Opens stores that keep each file where it belongs, and open it for every call. */
@Component(service = StoreProvider.class)
public final class SampleStoreProvider implements StoreProvider {
  @Override
  public String id() {
    return "${artifactId}";
  }

  @Override
  public Store open(StoreNeeds needs, Optional<StoreState> state) {
    return new SampleStore(needs, state);
  }

  private static final class SampleStore implements Store {
    private static final String ALLOCATION = "sparse";

    private final StoreNeeds needs;
    private boolean prepared;

    SampleStore(StoreNeeds needs, Optional<StoreState> state) {
      this.needs = needs;
      this.prepared =
          state.filter(left -> left.allocation().equals(ALLOCATION) && left.prepared()).isPresent();
    }

    private List<FileSpan> spans() {
      return needs.geometry().files();
    }

    @Override
    public void prepare() throws IOException {
      for (int file = 0; file < spans().size(); file++) {
        if (spans().get(file).length() == 0 && !spans().get(file).padding() && needs.isWanted(file)) {
          try (FileChannel made = write(file)) {
            made.force(true);
          }
        }
      }
      prepared = true;
    }

    private FileChannel write(int file) throws IOException {
      Path path = needs.files().get(file);
      Files.createDirectories(path.getParent());
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int piece, int begin, List<ByteBuffer> data) throws IOException {
      int at = begin;
      for (ByteBuffer buffer : data) {
        int length = buffer.remaining();
        write(piece, at, buffer);
        at += length;
      }
    }

    private void write(int piece, int begin, ByteBuffer buffer) throws IOException {
      for (FileSlice slice : needs.geometry().slices(piece, begin, buffer.remaining())) {
        ByteBuffer part = buffer.slice().limit(slice.length());
        buffer.position(buffer.position() + slice.length());
        if (!spans().get(slice.file()).padding()) {
          try (FileChannel channel = write(slice.file())) {
            for (long at = slice.offset(); part.hasRemaining(); ) {
              at += channel.write(part, at);
            }
          }
        }
      }
    }

    @Override
    public void read(int piece, int begin, ByteBuffer into) throws IOException {
      for (FileSlice slice : needs.geometry().slices(piece, begin, into.remaining())) {
        ByteBuffer part = into.slice().limit(slice.length());
        if (spans().get(slice.file()).padding()) {
          part.put(new byte[slice.length()]);
        } else {
          read(needs.files().get(slice.file()), slice.offset(), part);
        }
        into.position(into.position() + slice.length());
      }
    }

    private static void read(Path file, long offset, ByteBuffer part) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        for (long at = offset; part.hasRemaining(); ) {
          int read = channel.read(part, at);
          if (read < 0) {
            throw new IOException(file + " ends at " + channel.size());
          }
          at += read;
        }
      }
    }

    @Override
    public void force() throws IOException {
      for (Path file : needs.files()) {
        if (Files.isRegularFile(file)) {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        }
      }
    }

    @Override
    public List<StoredFile> files() throws IOException {
      List<StoredFile> found = new ArrayList<>();
      for (int file = 0; file < spans().size(); file++) {
        Path path = needs.files().get(file);
        boolean there = !spans().get(file).padding() && Files.isRegularFile(path);
        found.add(
            there
                ? new StoredFile(
                    true, Files.size(path), Files.getLastModifiedTime(path).toInstant())
                : StoredFile.ABSENT);
      }
      return found;
    }

    /** No file is open between two calls. */
    @Override
    public void release() {}

    @Override
    public void delete() throws IOException {
      for (Path file : needs.files()) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
        Path parent = file.getParent();
        while (!parent.equals(needs.root()) && isEmpty(parent)) {
          Files.delete(parent);
          parent = parent.getParent();
        }
      }
      prepared = false;
    }

    private static boolean isEmpty(Path directory) throws IOException {
      if (!Files.isDirectory(directory)) {
        return false;
      }
      try (Stream<Path> entries = Files.list(directory)) {
        return entries.findAny().isEmpty();
      }
    }

    @Override
    public StoreState snapshot() {
      return new StoreState(ALLOCATION, prepared);
    }

    @Override
    public void close() {}
  }
}
