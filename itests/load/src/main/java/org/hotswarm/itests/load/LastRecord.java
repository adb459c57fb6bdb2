package org.hotswarm.itests.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * The JDK keeps the class of the last record for which it made {@code equals} and the like, and
 * with it the class loader, until it makes them for another one (JDK-8078641). This is another one.
 */
record LastRecord(LastRecord other) {
  /** Takes the place of whichever record was the last. */
  static void take() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    make(lookup, "equals", MethodType.methodType(boolean.class, LastRecord.class, Object.class));
    make(lookup, "hashCode", MethodType.methodType(int.class, LastRecord.class));
    make(lookup, "toString", MethodType.methodType(String.class, LastRecord.class));
  }

  private static void make(MethodHandles.Lookup lookup, String name, MethodType type) {
    try {
      ObjectMethods.bootstrap(
          lookup,
          name,
          type,
          LastRecord.class,
          "other",
          lookup.findGetter(LastRecord.class, "other", LastRecord.class));
    } catch (Throwable unexpected) {
      throw new IllegalStateException("the JDK makes no methods of records", unexpected);
    }
  }
}
