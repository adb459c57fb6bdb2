package org.hotswarm.itests.rules;

import java.util.stream.Stream;

/**
 * One sentence of the house and how to see that a bundle breaks it.
 *
 * @param sentence what must hold
 * @param check what breaks it, one line for each place
 */
record Rule(String sentence, Check check) {

  /** Looks at one bundle. */
  interface Check {
    Stream<String> broken(Bundle bundle);
  }

  @Override
  public String toString() {
    return sentence;
  }
}
