package org.hotswarm.plugins.trial;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.hotswarm.api.module.ModuleException;
import org.hotswarm.api.module.ModuleException.Kind;
import org.hotswarm.plugins.lane.Lane;
import org.hotswarm.plugins.lane.Overrun;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Looks whether the components of a started bundle are up. A delayed one is woken. */
public final class Checkup {
  private static final String EXTENSION_POINTS = "org.hotswarm.spi.";

  private final BundleContext context;
  private final ServiceComponentRuntime components;
  private final Lane lane;
  private final Duration budget;

  /**
   * @param context by which services are asked for
   * @param components knows what became of components
   * @param lane in whose steps components are woken
   * @param budget for each
   */
  public Checkup(
      BundleContext context, ServiceComponentRuntime components, Lane lane, Duration budget) {
    this.context = context;
    this.components = components;
    this.lane = lane;
    this.budget = budget;
  }

  /**
   * Looks at all of them.
   *
   * @throws ModuleException when one is not up, and why
   */
  public void look(Bundle bundle) throws ModuleException {
    Collection<ComponentDescriptionDTO> all = components.getComponentDescriptionDTOs(bundle);
    if (all.isEmpty()) {
      throw failed(bundle, "none of its component descriptions was understood");
    }
    for (ComponentDescriptionDTO component : all) {
      lookForNeeds(bundle, component);
    }
    for (ServiceReference<?> service : services(bundle)) {
      wake(bundle, service);
    }
    for (ComponentDescriptionDTO component : all) {
      lookForFailures(bundle, component);
    }
  }

  private void lookForNeeds(Bundle bundle, ComponentDescriptionDTO component)
      throws ModuleException {
    Collection<ComponentConfigurationDTO> all = components.getComponentConfigurationDTOs(component);
    boolean enabled = components.isComponentEnabled(component);
    if (all.isEmpty() && enabled && "require".equals(component.configurationPolicy)) {
      throw waitsForConfiguration(bundle, component);
    }
    for (ComponentConfigurationDTO configuration : all) {
      if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
        throw waitsForConfiguration(bundle, component);
      }
      if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
        throw failed(
            bundle, "its component " + component.name + " waits for " + gap(configuration));
      }
    }
  }

  private static ModuleException waitsForConfiguration(
      Bundle bundle, ComponentDescriptionDTO component) {
    String pids = String.join(", ", component.configurationPid);
    return failed(
        bundle, "its component " + component.name + " waits for a configuration: " + pids);
  }

  private static String gap(ComponentConfigurationDTO configuration) {
    List<String> names =
        Arrays.stream(configuration.unsatisfiedReferences).map(missing -> missing.name).toList();
    return Arrays.stream(configuration.description.references)
        .filter(reference -> names.contains(reference.name))
        .map(reference -> reference.interfaceName + ", which nobody provides")
        .findFirst()
        .orElse("a service that nobody provides");
  }

  private static List<ServiceReference<?>> services(Bundle bundle) {
    ServiceReference<?>[] all = bundle.getRegisteredServices();
    return all == null ? List.of() : List.of(all);
  }

  private void wake(Bundle bundle, ServiceReference<?> service) throws ModuleException {
    String type = types(service).findFirst().orElse("?");
    try {
      String problem = lane.within(budget, () -> ask(service));
      if (problem.isEmpty()) {
        return;
      }
      for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
        lookForFailures(bundle, component);
      }
      throw failed(bundle, "its " + simple(type) + " " + problem);
    } catch (Overrun late) {
      throw new ModuleException(
          Kind.LATE, name(bundle) + ": its " + simple(type) + " was " + late.getMessage(), late);
    } catch (ExecutionException thrown) {
      throw failed(bundle, "its " + simple(type) + " threw " + thrown.getCause());
    }
  }

  /** Empty, or what is wrong with it. */
  private String ask(ServiceReference<?> reference) throws ReflectiveOperationException {
    Object service = context.getService(reference);
    if (service == null) {
      return "could not be made";
    }
    try {
      return types(reference).anyMatch(type -> type.startsWith(EXTENSION_POINTS))
          ? nameProblem(service)
          : "";
    } finally {
      context.ungetService(reference);
    }
  }

  /** Settings choose providers by what their {@code id()} says. */
  private static String nameProblem(Object service) throws ReflectiveOperationException {
    for (Method method : service.getClass().getMethods()) {
      boolean asks = method.getName().equals("id") && method.getParameterCount() == 0;
      if (asks && method.getReturnType() == String.class) {
        return nameProblem(service, method);
      }
    }
    return "";
  }

  private static String nameProblem(Object service, Method method)
      throws ReflectiveOperationException {
    method.setAccessible(true);
    try {
      String id = (String) method.invoke(service);
      if (id == null || id.isBlank()) {
        return "has no id: id() returned " + (id == null ? "null" : "blanks");
      }
      return id.matches("[a-z0-9][a-z0-9._-]{0,63}")
          ? ""
          : "has an id that is not of small letters, digits, '.', '_' and '-'";
    } catch (InvocationTargetException thrown) {
      return "has no id: id() threw " + thrown.getCause();
    }
  }

  private void lookForFailures(Bundle bundle, ComponentDescriptionDTO component)
      throws ModuleException {
    for (ComponentConfigurationDTO now : components.getComponentConfigurationDTOs(component)) {
      if (now.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
        throw failed(
            bundle,
            "its component " + component.name + " failed to activate: " + cause(now.failure));
      }
      if (component.immediate && now.state == ComponentConfigurationDTO.SATISFIED) {
        throw failed(bundle, "its component " + component.name + " did not become active");
      }
    }
  }

  /** The last cause in a printed stack trace. */
  private static String cause(String trace) {
    String mark = "Caused by: ";
    int last = trace.lastIndexOf(mark);
    return trace.substring(last < 0 ? 0 : last + mark.length()).lines().findFirst().orElse("?");
  }

  private static Stream<String> types(ServiceReference<?> reference) {
    return Arrays.stream((String[]) reference.getProperty(Constants.OBJECTCLASS));
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static ModuleException failed(Bundle bundle, String what) {
    return new ModuleException(Kind.FAILED, name(bundle) + ": " + what);
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }
}
