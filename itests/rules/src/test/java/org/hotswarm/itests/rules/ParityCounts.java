package org.hotswarm.itests.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many items the manual of libtorrent 0.14.2 has of each kind. */
final class ParityCounts {
  private ParityCounts() {}

  /** By section of the table of parity, in its order. */
  static final Map<String, Integer> OF_THE_MANUAL = new LinkedHashMap<>();

  private static void has(int count, String section) {
    OF_THE_MANUAL.put(section, count);
  }

  static {
    has(61, "session functions");
    has(2, "session flags");
    has(2, "remove options");
    has(2, "session_proxy functions");
    has(12, "add_torrent_params fields");
    has(18, "session_status fields");
    has(7, "cache_status fields");
    has(6, "cached_piece_info fields and kinds");
    has(34, "entry members and types");
    has(36, "torrent_info functions");
    has(5, "file_entry fields");
    has(3, "file_slice fields");
    has(3, "peer_request fields");
    has(2, "announce_entry fields");
    has(63, "torrent_handle functions");
    has(8, "partial_piece_info fields and states");
    has(7, "block_info fields and states");
    has(45, "torrent_status fields");
    has(7, "torrent states");
    has(45, "peer_info fields");
    has(16, "peer flags");
    has(5, "peer sources");
    has(4, "bandwidth states");
    has(2, "connection types");
    has(57, "session_settings fields");
    has(4, "pe_settings fields");
    has(5, "proxy_settings fields");
    has(4, "dht_settings fields");
    has(46, "alerts");
    has(11, "alert categories");
    has(4, "ip_filter members");
    has(7, "big_number members");
    has(23, "bitfield members");
    has(5, "hasher members");
    has(7, "fingerprint functions and fields");
    has(5, "upnp functions");
    has(4, "natpmp functions");
    has(6, "free functions");
    has(5, "exceptions");
    has(13, "storage_interface functions");
    has(3, "storage modes");
    has(10, "fast-resume keys");
    has(2, "saved DHT state keys");
    has(4, "extensions");
    has(8, "priority levels");
  }
}
