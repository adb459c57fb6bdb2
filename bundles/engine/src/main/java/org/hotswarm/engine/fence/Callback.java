package org.hotswarm.engine.fence;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.hotswarm.spi.net.DatagramPort;
import org.hotswarm.spi.time.Scheduler;

/**
 * What a provider hands out to be called later, behind the fence of the provider that hands it out.
 * What anybody else hands out is called as it is.
 *
 * <p>Owner thread: any.
 */
public final class Callback {
  private Callback() {}

  /** Timers whose tasks are guarded. */
  public static Scheduler timers(Scheduler bare) {
    return (Duration delay, Runnable task) -> bare.after(delay, guarded(task));
  }

  /** Runs tasks that are guarded. */
  public static Executor tasks(Executor bare) {
    return task -> bare.execute(guarded(task));
  }

  /** Runs tasks that may take their time, but not fail. */
  public static Executor patientTasks(Executor bare) {
    return task ->
        bare.execute(
            Fence.aroundUs().<Runnable>map(fence -> () -> fence.runPatiently(task)).orElse(task));
  }

  /** One that fails on a datagram did not want it. */
  public static DatagramPort.Receiver receiver(DatagramPort.Receiver bare) {
    return Fence.aroundUs()
        .<DatagramPort.Receiver>map(
            fence ->
                (from, datagram) -> {
                  try {
                    return fence.ask(() -> bare.receive(from, datagram));
                  } catch (ProviderFailure reported) {
                    return false;
                  }
                })
        .orElse(bare);
  }

  private static Runnable guarded(Runnable task) {
    return Fence.aroundUs().<Runnable>map(fence -> () -> fence.tell(task)).orElse(task);
  }
}
