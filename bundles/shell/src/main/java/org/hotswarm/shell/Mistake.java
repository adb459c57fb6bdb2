package org.hotswarm.shell;

/** What the user asked for makes no sense or cannot be done; the message is the answer. */
final class Mistake extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message what was wrong and what to do
   */
  Mistake(String message) {
    super(message);
  }

  /** What a command says. */
  @FunctionalInterface
  interface Answer {
    /** Says it. */
    String get() throws Mistake;
  }

  /** The answer, or what was wrong. */
  static String answered(Answer answer) {
    try {
      return answer.get();
    } catch (Mistake mistake) {
      return "hotswarm: " + Shown.text(mistake.getMessage());
    }
  }
}
