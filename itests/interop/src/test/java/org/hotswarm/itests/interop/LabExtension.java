package org.hotswarm.itests.interop;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test a {@link Lab}, closes it, and adds what the clients said to a failure. */
final class LabExtension
    implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {
  private static final Namespace STORE = Namespace.create(LabExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean hotswarm =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Interop.class)
            .map(Interop::hotswarm)
            .orElse(true);
    List<String> missing = Requirements.missing(hotswarm);
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("everything needed is here");
    }
    if (Boolean.getBoolean("interop.required")) {
      throw new IllegalStateException("missing for the interop tests: " + missing);
    }
    return ConditionEvaluationResult.disabled("missing: " + missing);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Payloads payloads = context.getRoot().getStore(STORE).getOrComputeIfAbsent(Payloads.class);
    return context
        .getStore(STORE)
        .getOrComputeIfAbsent(Lab.class, type -> Lab.open(payloads), Lab.class);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Lab lab = context.getStore(STORE).get(Lab.class, Lab.class);
    if (lab != null) {
      failure.addSuppressed(new AssertionError("what the clients said:\n" + lab.tails()));
    }
    throw failure;
  }
}
