package org.hotswarm.tck.choker;

import org.hotswarm.spi.choker.ChokerProvider;

class FirstComeChokerTest extends ChokerContract {
  @Override
  protected ChokerProvider provider() {
    return new FirstComeChokerProvider();
  }
}
