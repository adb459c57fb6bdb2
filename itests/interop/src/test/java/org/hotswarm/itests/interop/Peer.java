package org.hotswarm.itests.interop;

/** A running client with one torrent. It ends with its lab. */
interface Peer {
  /** Every client has an address of its own, so one port serves all. */
  int PORT = 6881;

  /** Where it listens, on {@link #PORT}. */
  String address();

  /** Waits until it says that it has everything it was told to download. */
  void awaitComplete();

  default String hostPort() {
    return address() + ":" + PORT;
  }
}
