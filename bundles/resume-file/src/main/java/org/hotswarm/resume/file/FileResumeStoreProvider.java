package org.hotswarm.resume.file;

import java.util.Optional;
import org.hotswarm.spi.NoState;
import org.hotswarm.spi.resume.ResumeStore;
import org.hotswarm.spi.resume.ResumeStoreNeeds;
import org.hotswarm.spi.resume.ResumeStoreProvider;
import org.osgi.service.component.annotations.Component;

/** Opens resume stores in the state directory. */
@Component(service = ResumeStoreProvider.class)
public final class FileResumeStoreProvider implements ResumeStoreProvider {
  @Override
  public String id() {
    return "file";
  }

  @Override
  public ResumeStore open(ResumeStoreNeeds needs, Optional<NoState> state) {
    return new FileResumeStore(needs);
  }
}
