package org.hotswarm.itests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class LastRecordTest {
  record Passing(Object what) {}

  /** Knows {@link Passing} and nobody else. */
  private static final class Own extends ClassLoader {
    Own() {
      super(LastRecordTest.class.getClassLoader());
    }

    Object passing() throws Exception {
      try (InputStream in = getParent().getResourceAsStream(path())) {
        byte[] bytes = in.readAllBytes();
        Class<?> type = defineClass(Passing.class.getName(), bytes, 0, bytes.length);
        var constructor = type.getDeclaredConstructor(Object.class);
        constructor.setAccessible(true);
        return constructor.newInstance("something");
      }
    }

    private static String path() {
      return Passing.class.getName().replace('.', '/') + ".class";
    }
  }

  @Test
  void aRecordThatWasTheLastIsForgotten() throws Exception {
    WeakReference<ClassLoader> loader = loaderOfAComparedRecord();
    Resources.afterGarbage(() -> loader.get() == null);
    assertThat(loader.get()).isNull();
  }

  private static WeakReference<ClassLoader> loaderOfAComparedRecord() throws Exception {
    Own own = new Own();
    Object one = own.passing();
    assertThat(one.equals(new Object())).isFalse();
    assertThat(one.getClass()).isNotEqualTo(Passing.class);
    return new WeakReference<>(own);
  }
}
