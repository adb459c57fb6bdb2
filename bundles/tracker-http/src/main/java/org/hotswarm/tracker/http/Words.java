package org.hotswarm.tracker.http;

/** Text of somebody else, made fit to be shown. */
final class Words {
  /** As much of it as a user wants to read. */
  private static final int LONGEST = 500;

  private Words() {}

  static String shown(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
