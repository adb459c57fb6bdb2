package org.hotswarm.api.alert;

import java.nio.file.Path;
import java.util.Set;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.hash.InfoHash;

/** An alert about the files of a torrent, or what is remembered of it. */
public sealed interface StorageAlert extends TorrentAlert {
  @Override
  default Set<AlertCategory> categories() {
    return Set.of(AlertCategory.STORAGE);
  }

  /**
   * A file could not be read or written; the torrent stands still.
   *
   * @param file which, or the directory of the torrent where that is not known
   * @param message what the system said
   */
  record FileError(InfoHash infoHash, Path file, String message) implements StorageAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS, AlertCategory.ERROR, AlertCategory.STORAGE);
    }
  }

  /** The files of a torrent that was removed are deleted. */
  record TorrentDeleted(InfoHash infoHash, String name) implements StorageAlert {
    @Override
    public String message() {
      return "the files of " + name + " are deleted";
    }
  }

  /**
   * Not all files of a torrent that was removed could be deleted.
   *
   * @param message which, and why
   */
  record TorrentDeleteFailed(InfoHash infoHash, String message) implements StorageAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STORAGE, AlertCategory.ERROR);
    }
  }

  /**
   * Resume data that was asked for is on stable storage.
   *
   * @param resumeData the record
   */
  record SaveResumeData(InfoHash infoHash, BDictionary resumeData) implements StorageAlert {
    @Override
    public String message() {
      return "resume data saved";
    }
  }

  /**
   * Resume data was not saved.
   *
   * @param message why
   */
  record SaveResumeDataFailed(InfoHash infoHash, String message) implements StorageAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STORAGE, AlertCategory.ERROR);
    }
  }

  /**
   * Its files are in another directory.
   *
   * @param path the save directory
   */
  record StorageMoved(InfoHash infoHash, Path path) implements StorageAlert {
    @Override
    public String message() {
      return "moved to " + path;
    }
  }

  /**
   * Its files could not be moved; they are where they were.
   *
   * @param message why
   */
  record StorageMoveFailed(InfoHash infoHash, String message) implements StorageAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STORAGE, AlertCategory.ERROR);
    }
  }

  /**
   * A file has another place.
   *
   * @param file in torrent order
   * @param path where it is
   */
  record FileRenamed(InfoHash infoHash, int file, Path path) implements StorageAlert {
    @Override
    public String message() {
      return "file " + file + " is " + path;
    }
  }

  /**
   * A file could not be renamed; it is where it was.
   *
   * @param file in torrent order
   * @param message why
   */
  record FileRenameFailed(InfoHash infoHash, int file, String message) implements StorageAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STORAGE, AlertCategory.ERROR);
    }
  }
}
