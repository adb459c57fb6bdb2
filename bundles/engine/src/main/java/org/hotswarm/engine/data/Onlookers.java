package org.hotswarm.engine.data;

import org.hotswarm.spi.witness.PieceReport;

/** Who wants to know what became of pieces. Owner thread: the torrent's loop. */
public interface Onlookers {
  /** Nobody. */
  Onlookers NONE =
      new Onlookers() {
        @Override
        public boolean arePresent() {
          return false;
        }

        @Override
        public void onChecked(PieceReport report) {}
      };

  /** Whether there are any; only then it is noted who sends what. */
  boolean arePresent();

  /** A piece was checked. */
  void onChecked(PieceReport report);
}
