package org.hotswarm.tracker.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of a URL that may be a passkey, cookie or password and must not be shown (limit 53).
 *
 * @param words none of which may appear in a message
 */
record Secrets(List<String> words) {
  /** A word at least this long is hidden if it holds a digit, as passkeys do. */
  private static final int SUSPECT = 8;

  /** A word at least this long is hidden anyway. */
  private static final int LONG = 16;

  private static final String HIDDEN = "***";

  Secrets {
    words = List.copyOf(words);
  }

  static Secrets of(URI uri) {
    List<String> words = new ArrayList<>();
    for (String part : parts(uri)) {
      for (String word : part.split("[/&;=?]")) {
        if (word.length() >= LONG || word.length() >= SUSPECT && word.matches(".*\\d.*")) {
          words.add(word);
        }
      }
    }
    if (uri.getUserInfo() != null) {
      for (String word : uri.getUserInfo().split(":", 2)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return new Secrets(words);
  }

  private static List<String> parts(URI uri) {
    List<String> parts = new ArrayList<>();
    for (String part :
        new String[] {uri.getRawPath(), uri.getPath(), uri.getRawQuery(), uri.getQuery()}) {
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** These and those of another URL. */
  Secrets and(URI uri) {
    List<String> all = new ArrayList<>(words);
    all.addAll(of(uri).words());
    return new Secrets(all);
  }

  /** {@code text} without the words. */
  String hide(String text) {
    String shown = text;
    for (String word : words) {
      shown = shown.replace(word, HIDDEN);
    }
    return shown;
  }
}
