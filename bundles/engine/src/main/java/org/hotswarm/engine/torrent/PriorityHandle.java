package org.hotswarm.engine.torrent;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.hotswarm.api.Priorities;
import org.hotswarm.engine.data.FilePriorities;

/**
 * A torrent's priorities as applications see them. Any thread.
 *
 * @param port to reach the torrent
 * @param board what they are
 */
record PriorityHandle(TorrentPort port, StatusBoard board) implements Priorities {
  @Override
  public List<Integer> pieces() {
    return board.levels().pieces();
  }

  @Override
  public List<Integer> files() {
    return board.levels().files();
  }

  @Override
  public CompletionStage<Void> prioritizePiece(int piece, int priority) {
    check(priority);
    return change(priorities -> priorities.piece(piece, priority));
  }

  @Override
  public CompletionStage<Void> prioritizePieces(List<Integer> priorities) {
    List<Integer> all = checked(priorities);
    return change(now -> now.pieces(all));
  }

  @Override
  public CompletionStage<Void> prioritizeFile(int file, int priority) {
    check(priority);
    return change(priorities -> priorities.file(file, priority));
  }

  @Override
  public CompletionStage<Void> prioritizeFiles(List<Integer> priorities) {
    List<Integer> all = checked(priorities);
    return change(now -> now.files(all));
  }

  private CompletionStage<Void> change(Consumer<FilePriorities> change) {
    return port.prioritize(change);
  }

  private static List<Integer> checked(List<Integer> priorities) {
    priorities.forEach(PriorityHandle::check);
    return List.copyOf(priorities);
  }

  private static void check(int priority) {
    if (priority < NOT_WANTED || priority > HIGHEST) {
      throw new IllegalArgumentException(
          "priority " + priority + " is not " + NOT_WANTED + " to " + HIGHEST);
    }
  }
}
