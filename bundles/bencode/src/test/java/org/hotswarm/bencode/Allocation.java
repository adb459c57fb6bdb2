package org.hotswarm.bencode;

import java.lang.management.ManagementFactory;

/** What a thread has allocated, so that a test can say what a refusal costs. */
final class Allocation {
  private Allocation() {}

  /** Bytes since the thread began. */
  static long ofThisThread() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
