package org.hotswarm.tracker.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.net.Egress;
import org.hotswarm.spi.time.Scheduler;
import org.hotswarm.spi.time.Ticker;
import org.hotswarm.spi.tracker.TrackerNeeds;
import org.hotswarm.spi.tracker.TrackerSettings;

/** A bench whose datagrams leave through a socket. */
record Wired(Bench bench, DatagramSocket socket) implements TrackerNeeds, DatagramPort {
  @Override
  public void send(InetSocketAddress to, ByteBuffer datagram) {
    byte[] bytes = new byte[datagram.remaining()];
    datagram.get(bytes);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onDatagram(Receiver receiver) {
    bench.onDatagram(receiver);
  }

  @Override
  public Executor blocking() {
    return bench.blocking();
  }

  @Override
  public Executor owner() {
    return bench.owner();
  }

  @Override
  public Bencode bencode() {
    return bench.bencode();
  }

  @Override
  public Egress egress() {
    return bench.egress();
  }

  @Override
  public DatagramPort datagrams() {
    return this;
  }

  @Override
  public Ticker ticker() {
    return bench.ticker();
  }

  @Override
  public Scheduler scheduler() {
    return bench.scheduler();
  }

  @Override
  public RandomGenerator random() {
    return bench.random();
  }

  @Override
  public TrackerSettings settings() {
    return bench.settings();
  }
}
