package org.hotswarm.itests.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose methods take a {@link Lab}. Skipped where the machine lacks what it needs,
 * failed there with {@code -Dinterop.required=true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabExtension.class)
@interface Interop {
  /** Whether the tests run Hotswarm. */
  boolean hotswarm() default true;
}
