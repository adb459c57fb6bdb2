package org.hotswarm.launcher;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.Function;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.LoggerFactory;

/** A command whose exit code is the number of its arguments. */
public final class CountingCommand implements BundleActivator, Function<String[], Integer> {

  public CountingCommand() {}

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("hotswarm.main", "true");
    context.registerService(Function.class, this, properties);
  }

  @Override
  public void stop(BundleContext context) {
    LoggerFactory.getLogger(CountingCommand.class).debug("stopped");
  }

  @Override
  public Integer apply(String[] args) {
    return args.length;
  }
}
