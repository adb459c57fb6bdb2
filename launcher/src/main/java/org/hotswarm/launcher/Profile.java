package org.hotswarm.launcher;

/**
 * The command's name, which picks the bundles only that command needs.
 *
 * @param name the first argument that is not an option, or empty when there is none
 */
record Profile(String name) {

  static Profile of(String... args) {
    for (String arg : args) {
      if (!arg.startsWith("-")) {
        return new Profile(arg);
      }
    }
    return new Profile("");
  }

  /** Whether the name can be a folder's name: commands are lower-case words. */
  boolean isWord() {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }
}
