package org.hotswarm.plugins.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;

/** Whether nobody but us can write to a place. Any thread. */
final class OwnerOnly {
  private static final String ROOT = "root";

  /** A directory of which users may remove only their own files, such as {@code /tmp}. */
  private static final int STICKY = 01000;

  private static final int OTHERS = 02;

  private final UserPrincipal we;

  /**
   * @param ours a file that we made
   */
  OwnerOnly(Path ours) throws IOException {
    we = Files.getOwner(ours);
  }

  /** Looks at a directory and at those it lies in. */
  void check(Path directory) throws ModuleException {
    try {
      checkOne(directory);
      for (Path up = directory.getParent(); up != null; up = up.getParent()) {
        checkParent(up);
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      throw insecure("cannot tell who may write to " + directory + ": " + unknown.getMessage());
    }
  }

  /** Looks at a file in a directory that has been looked at. */
  void checkFile(Path file) throws ModuleException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw insecure(file + " is not a file of its own: put a copy there");
      }
      checkOne(file);
    } catch (IOException | UnsupportedOperationException unknown) {
      throw insecure("cannot tell who may write to " + file + ": " + unknown.getMessage());
    }
  }

  private void checkOne(Path path) throws IOException, ModuleException {
    checkOwner(path);
    Set<PosixFilePermission> allowed =
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (allowed.contains(PosixFilePermission.GROUP_WRITE)
        || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw insecure(path + " can be written by others; run: chmod go-w " + path);
    }
  }

  private void checkParent(Path parent) throws IOException, ModuleException {
    checkOwner(parent);
    int mode = (Integer) Files.getAttribute(parent, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & OTHERS) != 0 && (mode & STICKY) == 0) {
      throw insecure(parent + ", above it, can be written by all; run: chmod o-w " + parent);
    }
  }

  private void checkOwner(Path path) throws IOException, ModuleException {
    UserPrincipal owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS);
    if (!owner.equals(we) && !owner.getName().equals(ROOT)) {
      throw insecure(
          path + " belongs to " + owner.getName() + "; run: chown " + we.getName() + " " + path);
    }
  }

  private static ModuleException insecure(String what) {
    return new ModuleException(Kind.INSECURE, what);
  }
}
