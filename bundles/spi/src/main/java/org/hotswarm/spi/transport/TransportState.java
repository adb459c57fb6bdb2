package org.hotswarm.spi.transport;

import java.net.InetSocketAddress;
import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.spi.ProviderState;

/**
 * What one transport leaves to the next.
 *
 * @param listening addresses that were listened on, with the ports they got
 */
public record TransportState(List<InetSocketAddress> listening) implements ProviderState {
  public TransportState {
    listening = List.copyOf(listening);
  }

  @Override
  public BDictionary toBencode() {
    List<BValue> list = listening.stream().<BValue>map(a -> BString.of(a.toString())).toList();
    return BDictionary.builder().put("v", 1).put("listening", new BList(list)).build();
  }
}
