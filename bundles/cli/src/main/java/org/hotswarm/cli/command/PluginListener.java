package org.hotswarm.cli.command;

import java.nio.file.Path;
import org.hotswarm.api.module.BundleStatus;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.Modules;
import org.hotswarm.cli.output.PluginNews;
import org.hotswarm.cli.output.PluginNews.Kind;
import org.hotswarm.cli.output.Report;
import org.hotswarm.cli.waiting.Inbox;

/** Hears of plug-ins on a foreign thread and has the command's own tell it. */
final class PluginListener implements Modules.Listener {
  private final Inbox inbox;
  private final Report report;

  PluginListener(Inbox inbox, Report report) {
    this.inbox = inbox;
    this.report = report;
  }

  @Override
  public void accepted(Path jar, BundleStatus bundle) {
    String what = bundle.name() + " " + bundle.version();
    tell(new PluginNews(Kind.ACCEPTED, jar, what, what + " is " + bundle.state()));
  }

  @Override
  public void refused(Path jar, ModuleException why) {
    tell(new PluginNews(Kind.REFUSED, jar, "", "not taken: " + why.getMessage()));
  }

  @Override
  public void removed(Path jar, String bundle) {
    tell(new PluginNews(Kind.REMOVED, jar, bundle, "gone, and " + bundle + " with it"));
  }

  private void tell(PluginNews news) {
    inbox.run(() -> report.plugin(news));
  }
}
