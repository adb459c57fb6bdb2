package org.hotswarm.api.alert;

import java.net.InetSocketAddress;

/** An alert about the session. */
public sealed interface SessionAlert extends Alert {

  /**
   * A port is open.
   *
   * @param address what we listen on
   */
  record ListenSucceeded(InetSocketAddress address) implements SessionAlert {
    @Override
    public String message() {
      return "listening on " + address.getAddress().getHostAddress() + " port " + address.getPort();
    }
  }

  /**
   * A port could not be opened.
   *
   * @param message names address and reason
   */
  record ListenFailed(String message) implements SessionAlert {}

  /**
   * Somebody told us our address.
   *
   * @param message names it
   */
  record ExternalIp(String message) implements SessionAlert {}

  /**
   * A provider took over, or left.
   *
   * @param service the extension point
   * @param from id of the provider before, empty for none
   * @param to id of the provider now, empty for none
   * @param gapMillis how long there was none that worked
   * @param state whether state {@code moved}, was {@code dropped}, {@code parked}, or there was
   *     {@code none}
   * @param message with the reason where something went wrong
   */
  record Swap(String service, String from, String to, long gapMillis, String state, String message)
      implements SessionAlert {}

  /**
   * A provider threw.
   *
   * @param service the extension point
   * @param id of the provider
   * @param message what it threw, where
   */
  record ProviderFault(String service, String id, String message) implements SessionAlert {}

  /**
   * Alerts were dropped as the listener was too slow.
   *
   * @param count how many
   */
  record AlertsDropped(int count) implements SessionAlert {
    @Override
    public String message() {
      return count + " alerts dropped, the listener is too slow";
    }
  }
}
