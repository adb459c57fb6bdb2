package org.hotswarm.cli.fake;

import java.util.ArrayList;
import java.util.List;
import org.hotswarm.api.Session;
import org.hotswarm.api.SessionFactory;

/** Remembers the sessions it made. */
public final class FakeSessions implements SessionFactory {
  private final List<FakeSession> made = new ArrayList<>();

  /** All of them, in order. */
  public List<FakeSession> made() {
    return made;
  }

  @Override
  public Session create() {
    FakeSession session = new FakeSession();
    made.add(session);
    return session;
  }
}
