package org.hotswarm.api.alert;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.hotswarm.api.module.ModuleName;
import org.hotswarm.api.module.SwapReport;

/** An alert about the session. */
public sealed interface SessionAlert extends Alert {

  /**
   * A port is open.
   *
   * @param address what we listen on
   */
  record ListenSucceeded(InetSocketAddress address) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

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
  record ListenFailed(String message) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS, AlertCategory.ERROR);
    }
  }

  /**
   * A tracker or a peer told us which address of ours it sees; told when it is another than before.
   *
   * @param address ours, if that was the truth
   */
  record ExternalIp(InetAddress address) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "others see us as " + address.getHostAddress();
    }
  }

  /**
   * A datagram could not be sent or read.
   *
   * @param endpoint where it was to go, or where we listen
   * @param message why
   */
  record UdpError(InetSocketAddress endpoint, String message) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.ERROR);
    }
  }

  /**
   * A peer was kept out by the IP filter: it came to us, was named to us, or was connected when the
   * filter changed.
   *
   * @param address of the peer
   */
  record PeerBlocked(InetAddress address) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.IP_BLOCK);
    }

    @Override
    public String message() {
      return address.getHostAddress() + " is kept out by the IP filter";
    }
  }

  /**
   * A provider took over, left, or was refused.
   *
   * @param report what happened
   */
  record Swap(SwapReport report) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return report.words();
    }
  }

  /**
   * A provider threw, or took too long.
   *
   * @param service the extension point
   * @param module the provider
   * @param kind what that means
   * @param message what happened, where
   */
  record ProviderFault(String service, ModuleName module, Kind kind, String message)
      implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.ERROR);
    }

    /** What a fault means. */
    public enum Kind {
      /** A call takes long, perhaps only because the machine is busy. */
      SLOW,
      /** A call threw what it may not throw. */
      FAILED,
      /** The provider is used no more, until its bundle is updated or started anew. */
      QUARANTINED
    }
  }

  /**
   * The engine was replaced, and the session goes on in the new one.
   *
   * @param torrents how many go on
   */
  record SessionResumed(int torrents) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.STATUS);
    }

    @Override
    public String message() {
      return "the engine was replaced; "
          + (torrents == 1 ? "1 torrent goes on" : torrents + " torrents go on");
    }
  }

  /**
   * The engine was replaced, and not all of the session goes on in the new one.
   *
   * @param message says what does not, why, and where it is kept
   */
  record SessionNotResumed(String message) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.ERROR);
    }
  }

  /**
   * Alerts were dropped between the one before this and the one after it, as too many waited to be
   * taken; told to whom they were meant for, whatever categories were asked for.
   *
   * @param count how many
   */
  record AlertsDropped(int count) implements SessionAlert {
    @Override
    public Set<AlertCategory> categories() {
      return Set.of(AlertCategory.ERROR);
    }

    @Override
    public String message() {
      return count + (count == 1 ? " alert was" : " alerts were") + " dropped, too many waited";
    }
  }
}
