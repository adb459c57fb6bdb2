package org.hotswarm.itests.felix;

/**
 * A bundle that must be refused.
 *
 * @param name in words
 * @param making how to make it
 * @param words all of which the refusal must hold
 */
record BadBundle(String name, Making making, String... words) {
  /** While it is set, some of them do not heed interrupts. */
  static final String STUCK = "net.example.stuck";

  /** Makes the file. */
  interface Making {
    byte[] bytes() throws Exception;
  }

  static BadBundle of(String name, Kit kit, String... words) {
    return new BadBundle(name, () -> kit.make().bytes(), words);
  }

  /** Makes a bundle from the kit. */
  interface Kit {
    Stranger make() throws Exception;
  }

  String fileName() {
    return name.replaceAll("\\W+", "-") + ".jar";
  }

  @Override
  public String toString() {
    return name;
  }
}
