package org.hotswarm.spi.tracker;

import java.net.URI;
import java.util.List;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.spi.ProviderState;

/**
 * What one tracker client leaves to the next.
 *
 * @param connections UDP connection ids that are still good (BEP 15)
 */
public record TrackerState(List<Connection> connections) implements ProviderState {
  public TrackerState {
    connections = List.copyOf(connections);
  }

  /**
   * A connection id.
   *
   * @param tracker whose it is
   * @param id as given
   * @param ageMillis how old it was when the snapshot was taken; good for 60 s (BEP 15)
   */
  public record Connection(URI tracker, long id, long ageMillis) {}

  @Override
  public BDictionary toBencode() {
    List<BValue> list =
        connections.stream()
            .<BValue>map(
                c ->
                    BDictionary.builder()
                        .put("tracker", c.tracker().toString())
                        .put("id", c.id())
                        .put("age", c.ageMillis())
                        .build())
            .toList();
    return BDictionary.builder().put("v", 1).put("connections", new BList(list)).build();
  }
}
