package org.hotswarm.plugins.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** What a bundle needs that is not there, in words. */
final class Missing {
  private static final Pattern BOUND =
      Pattern.compile("(\\(!)?\\(version(>=|<=)([^)]*)\\)", Pattern.CASE_INSENSITIVE);

  private final Bundle bundle;
  private final List<BundleRevision> installed;

  /**
   * @param bundle that cannot be resolved
   * @param all all that are installed
   */
  Missing(Bundle bundle, Bundle... all) {
    this.bundle = bundle;
    installed =
        Arrays.stream(all)
            .map(each -> each.adapt(BundleRevision.class))
            .filter(revision -> revision != null)
            .toList();
  }

  /** One sentence. */
  String words() {
    List<String> needs = new ArrayList<>();
    for (BundleRequirement requirement : revision().getDeclaredRequirements(null)) {
      if (isMandatory(requirement) && candidates(requirement).isEmpty()) {
        needs.add(words(requirement));
      }
    }
    return needs.isEmpty() ? tangled() : "needs " + String.join("; and ", needs);
  }

  private BundleRevision revision() {
    return bundle.adapt(BundleRevision.class);
  }

  private static boolean isMandatory(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    String resolution = directives.get(Constants.RESOLUTION_DIRECTIVE);
    String effective = directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve");
    return !Constants.RESOLUTION_OPTIONAL.equals(resolution)
        && effective.equals("resolve")
        && !"dynamic".equals(resolution);
  }

  private List<BundleCapability> candidates(BundleRequirement requirement) {
    return installed.stream()
        .flatMap(revision -> revision.getDeclaredCapabilities(requirement.getNamespace()).stream())
        .filter(requirement::matches)
        .toList();
  }

  private String words(BundleRequirement requirement) {
    String filter =
        requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "").strip();
    String name = named(requirement.getNamespace(), filter);
    return switch (requirement.getNamespace()) {
      case PackageNamespace.PACKAGE_NAMESPACE ->
          "package " + name + versions(filter) + ", but " + present(name);
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
          "Java "
              + versions(filter).replace(" in version ", "")
              + " ("
              + name
              + "), but this is Java "
              + Runtime.version().feature();
      default -> requirement.getNamespace() + " " + filter + ", but nobody has it";
    };
  }

  private static String named(String namespace, String filter) {
    Matcher name =
        Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]*)\\)").matcher(filter);
    return name.find() ? name.group(1) : filter;
  }

  /** The range that a filter stands for, as a manifest would say it. */
  private static String versions(String filter) {
    String from = "";
    String to = "";
    Matcher bound = BOUND.matcher(filter);
    while (bound.find()) {
      boolean open = bound.group(1) != null;
      boolean lower = bound.group(2).equals(">=") != open;
      if (lower) {
        from = (open ? "(" : "[") + bound.group(3);
      } else {
        to = bound.group(3) + (open ? ")" : "]");
      }
    }
    if (from.isEmpty() && to.isEmpty()) {
      Matcher exact = Pattern.compile("\\(version=([^)]*)\\)").matcher(filter);
      return exact.find() ? " in version " + exact.group(1) : "";
    }
    return to.isEmpty()
        ? " in version " + from.substring(1) + " or later"
        : " in version " + (from.isEmpty() ? "[0" : from) + "," + to;
  }

  private String present(String name) {
    String versions =
        installed.stream()
            .flatMap(
                revision ->
                    revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
            .filter(exported -> name.equals(exported.getAttributes().get("osgi.wiring.package")))
            .map(exported -> String.valueOf(exported.getAttributes().get("version")))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(" and "));
    return versions.isEmpty() ? "nobody exports it" : versions + " is there";
  }

  /** All that it needs is there, but it does not fit together. */
  private String tangled() {
    String unresolved =
        revision().getDeclaredRequirements(null).stream()
            .filter(Missing::isMandatory)
            .flatMap(requirement -> candidates(requirement).stream())
            .map(capability -> capability.getRevision().getBundle())
            .filter(each -> each.getState() == Bundle.INSTALLED && !each.equals(bundle))
            .map(each -> each.getSymbolicName() + " " + each.getVersion())
            .distinct()
            .collect(Collectors.joining(", "));
    return unresolved.isEmpty()
        ? "cannot be resolved: the packages that it needs contradict each other"
        : "needs " + unresolved + ", which cannot be resolved either";
  }
}
