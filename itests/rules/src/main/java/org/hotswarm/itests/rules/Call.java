package org.hotswarm.itests.rules;

/**
 * A method called, or named by a method reference.
 *
 * @param owner class the call names, dotted
 * @param method its name; {@code <init>} for a constructor
 * @param descriptor as in the class file
 * @param before the instruction before it: the name of another call, {@link #TRUE}, or empty
 */
record Call(String owner, String method, String descriptor, String before) {

  /** The constant {@code true} (or 1) was pushed. */
  static final String TRUE = "true";

  /** For people: {@code java.lang.System.nanoTime}. */
  String name() {
    return method.equals("<init>") ? "new " + owner : owner + "." + method;
  }
}
