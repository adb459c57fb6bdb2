package org.hotswarm.launcher;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs until it is asked to end; with the argument {@code deaf}, for ever. */
public final class WaitingCommand
    implements BundleActivator, Function<String[], Integer>, Runnable {

  /** What it returns when asked to end. */
  static final int ENDED = 42;

  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile boolean deaf;

  public WaitingCommand() {}

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("hotswarm.main", true);
    context.registerService(Function.class, this, properties);
  }

  @Override
  public void stop(BundleContext context) {
    System.out.println("stopped");
  }

  @Override
  public Integer apply(String[] args) {
    deaf = args.length > 0 && args[0].equals("deaf");
    System.out.println("waiting");
    try {
      asked.await();
    } catch (InterruptedException early) {
      return Command.FAILED;
    }
    return ENDED;
  }

  @Override
  public void run() {
    if (!deaf) {
      asked.countDown();
    }
  }
}
