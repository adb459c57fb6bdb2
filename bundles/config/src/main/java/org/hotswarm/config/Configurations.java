package org.hotswarm.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.hotswarm.api.Session;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsTable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeProvider;

/** Offers the PIDs as long as there is a session. */
@Component(service = {})
public final class Configurations {
  private static final String METATYPE_PID = "metatype.pid";

  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final Later later = new Later(Duration.ofSeconds(1));
  private final Autostart autostart;

  /**
   * Begins when a session comes. Configurations are told in the order of registration: a session
   * that starts by itself does so under all that was configured.
   */
  @Activate
  public Configurations(@Reference Session session, BundleContext context) {
    Applied applied = new Applied(session);
    for (SettingsGroup group : SettingsTable.groups()) {
      register(context, new Pid(group, texts -> applied.take(group, texts)));
    }
    autostart = new Autostart(session, later);
    register(context, new Pid(Autostart.GROUP, autostart));
  }

  private void register(BundleContext context, Pid pid) {
    String[] services = {ManagedService.class.getName(), MetaTypeProvider.class.getName()};
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_PID, pid.name());
    properties.put(METATYPE_PID, pid.name());
    registrations.add(context.registerService(services, pid, properties));
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
    autostart.close();
    later.close();
  }
}
