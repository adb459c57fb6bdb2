package org.hotswarm.itests.interop;

import java.util.function.BiFunction;

/** The clients of others, each able to take either side of an exchange. */
enum Client {
  LIBTORRENT(Libtorrent::start),
  TRANSMISSION(Transmission::start),
  ARIA2(Aria2::start),
  RTORRENT(Rtorrent::start);

  private final BiFunction<Lab, Job, Peer> start;

  Client(BiFunction<Lab, Job, Peer> start) {
    this.start = start;
  }

  Peer start(Lab lab, Job job) {
    return start.apply(lab, job);
  }
}
