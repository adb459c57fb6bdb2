package org.hotswarm.bencode;

/** What the walk over bencoding has just passed. */
enum Token {
  /** A whole integer. */
  INTEGER,
  /** A whole byte string that is a value. */
  STRING,
  /** A whole byte string that is the key of a dictionary entry. */
  KEY,
  /** The start of a list. */
  LIST,
  /** The start of a dictionary. */
  DICTIONARY,
  /** The end of the innermost list or dictionary. */
  END
}
