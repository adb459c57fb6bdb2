package org.hotswarm.api;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How much each piece and each file of a torrent is wanted, 0 to 7 (manual: piece_priority,
 * prioritize_pieces, file_priority, prioritize_files). A higher number is wanted more:
 *
 * <ul>
 *   <li>0: not downloaded at all.
 *   <li>1: normal; what is rarest comes first.
 *   <li>2: before pieces that are as rare and normal.
 *   <li>3: like half-done pieces that are as rare.
 *   <li>4 and 5: before half-done pieces that are as rare.
 *   <li>6: as if only one peer had it.
 *   <li>7: before everything lower, however rare.
 * </ul>
 *
 * <p>A piece that files share is wanted as much as the one of them that is wanted most. When a
 * file's priority changes, those of all pieces follow from the files again, and what was said of
 * single pieces is forgotten. Priorities are kept in resume data. What is downloaded of a piece
 * stays when it is no longer wanted.
 *
 * <p>Stages complete when the change is in force. They fail with an {@link
 * IllegalArgumentException} when there is no such piece or file or the numbers do not match, and
 * with a {@link TorrentException} when the info dictionary is not known yet or the torrent was
 * removed.
 */
@ProviderType
public interface Priorities {
  /** Is not downloaded. */
  int NOT_WANTED = 0;

  /** Of what nobody said anything about. */
  int NORMAL = 1;

  /** Comes before everything else. */
  int HIGHEST = 7;

  /** Of each piece, by index; empty while the info dictionary is not known. */
  List<Integer> pieces();

  /** Of each file, in torrent order; empty while the info dictionary is not known. */
  List<Integer> files();

  /**
   * Wants one piece so much.
   *
   * @throws IllegalArgumentException when {@code priority} is not 0 to 7
   */
  CompletionStage<Void> prioritizePiece(int piece, int priority);

  /**
   * Wants each piece so much.
   *
   * @param priorities one for each piece
   * @throws IllegalArgumentException when one is not 0 to 7
   */
  CompletionStage<Void> prioritizePieces(List<Integer> priorities);

  /**
   * Wants one file so much.
   *
   * @throws IllegalArgumentException when {@code priority} is not 0 to 7
   */
  CompletionStage<Void> prioritizeFile(int file, int priority);

  /**
   * Wants each file so much.
   *
   * @param priorities at least one for each file; more are passed over
   * @throws IllegalArgumentException when one is not 0 to 7
   */
  CompletionStage<Void> prioritizeFiles(List<Integer> priorities);
}
