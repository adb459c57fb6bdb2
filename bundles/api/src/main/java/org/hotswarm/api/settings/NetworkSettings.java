package org.hotswarm.api.settings;

import static org.hotswarm.api.settings.Setting.flag;
import static org.hotswarm.api.settings.Setting.number;
import static org.hotswarm.api.settings.Setting.seconds;
import static org.hotswarm.api.settings.Setting.text;

import java.time.Duration;
import java.util.List;

/** Where we listen, who we say we are, and what sockets are like. */
public final class NetworkSettings {
  /** First port to try. */
  public static final Setting<Integer> LISTEN_PORT_FIRST =
      number(
          "listen_port_first",
          6881,
          0,
          65535,
          "port",
          "first port to try for peers; 0 for any that is free");

  /** Last port to try. */
  public static final Setting<Integer> LISTEN_PORT_LAST =
      number("listen_port_last", 6889, 0, 65535, "port", "last port to try for peers");

  /** Address to listen on and connect from. */
  public static final Setting<String> BIND_ADDRESS =
      text(
          "bind_address",
          "",
          "IP address",
          "where to listen and what to connect from; empty for all");

  /** First port to connect from. */
  public static final Setting<Integer> OUTGOING_PORT_FIRST =
      number(
          "outgoing_port_first",
          0,
          0,
          65535,
          "port",
          "first port that connections are opened from; 0 for any (manual: outgoing_ports)");

  /** Last port to connect from. */
  public static final Setting<Integer> OUTGOING_PORT_LAST =
      number(
          "outgoing_port_last",
          0,
          0,
          65535,
          "port",
          "last port that connections are opened from (manual: outgoing_ports)");

  /** Whether strangers may name loopback and private addresses. */
  public static final Setting<Boolean> ALLOW_LOCAL_PEERS =
      flag(
          "allow_local_peers",
          true,
          "take private addresses from trackers and peers that are local themselves (limit 32)");

  /** Peer id prefix. */
  public static final Setting<String> FINGERPRINT =
      text("fingerprint", "-HS0100-", "8 characters", "beginning of our peer id (BEP 20)");

  /** User agent. */
  public static final Setting<String> USER_AGENT =
      text("user_agent", "Hotswarm/0.1.0", "text", "what HTTP requests call us (manual)");

  /** Announced address. */
  public static final Setting<String> ANNOUNCE_IP =
      text(
          "announce_ip",
          "",
          "IP address",
          "told to trackers as ours; empty for what they see (manual)");

  /** Connect time-out. */
  public static final Setting<Duration> PEER_CONNECT_TIMEOUT =
      seconds("peer_connect_timeout", 10, 1, 300, "to open a connection to a peer (manual)");

  /** Type of service. */
  public static final Setting<Integer> PEER_TOS =
      number("peer_tos", 0, 0, 255, "octet", "IP type of service of peer connections (manual)");

  /** Loops. */
  public static final Setting<Integer> NETWORK_LOOPS =
      number(
          "network_loops",
          0,
          0,
          64,
          "threads",
          "that own torrents and connections; 0 for half the cores, 1 to 4");

  private NetworkSettings() {}

  static List<Setting<?>> all() {
    return List.of(
        LISTEN_PORT_FIRST,
        LISTEN_PORT_LAST,
        BIND_ADDRESS,
        OUTGOING_PORT_FIRST,
        OUTGOING_PORT_LAST,
        ALLOW_LOCAL_PEERS,
        FINGERPRINT,
        USER_AGENT,
        ANNOUNCE_IP,
        PEER_CONNECT_TIMEOUT,
        PEER_TOS,
        NETWORK_LOOPS);
  }
}
