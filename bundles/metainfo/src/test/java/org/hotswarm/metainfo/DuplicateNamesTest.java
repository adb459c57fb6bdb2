package org.hotswarm.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hotswarm.model.bencode.BValue;
import org.hotswarm.model.metainfo.MetainfoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that would be one on some file system (limit 7). */
class DuplicateNamesTest {
  @Test
  void laterOnesAreNumberedBeforeTheExtension() throws MetainfoException {
    assertThat(read(file("a.txt"), file("a.txt"), file("a.txt"), file("b"), file("b")))
        .containsExactly("root/a.txt", "root/a.1.txt", "root/a.2.txt", "root/b", "root/b.1");
  }

  @Test
  void numbersThatAreTakenArePassedOver() throws MetainfoException {
    assertThat(read(file("a.1.txt"), file("a.txt"), file("A.TXT"), file("a.2.txt")))
        .containsExactly("root/a.1.txt", "root/a.txt", "root/A.2.TXT", "root/a.2.1.txt");
  }

  @Test
  void caseAndUnicodeFormDoNotMakeADifference() throws MetainfoException {
    assertThat(read(file("A"), file("a"))).containsExactly("root/A", "root/a.1");
    assertThat(read(file("\u00e9"), file("e\u0301")))
        .containsExactly("root/\u00e9", "root/e\u0301.1");
    assertThat(read(file("\u00c9"), file("e\u0301")))
        .containsExactly("root/\u00c9", "root/e\u0301.1");
    assertThat(read(file("stra\u00dfe"), file("STRASSE")))
        .containsExactly("root/stra\u00dfe", "root/STRASSE.1");
    assertThat(read(file("\u03c3\u03c2"), file("\u03a3\u03a3")))
        .containsExactly("root/\u03c3\u03c2", "root/\u03a3\u03a3.1");
  }

  @Test
  void directoriesAreComparedTheSameWay() throws MetainfoException {
    assertThat(read(file("D", "x"), file("d", "X"), file("d", "y")))
        .containsExactly("root/D/x", "root/d/X.1", "root/d/y");
    assertThat(read(file("d", "x"), file("e", "x"))).containsExactly("root/d/x", "root/e/x");
  }

  @Test
  void aFileGivesWayToADirectoryWhereverItStands() throws MetainfoException {
    assertThat(read(file("a"), file("A", "b"))).containsExactly("root/a.1", "root/A/b");
    assertThat(read(file("A", "b"), file("a"))).containsExactly("root/A/b", "root/a.1");
    assertThat(read(file("a", "b", "c"), file("a", "B")))
        .containsExactly("root/a/b/c", "root/a/B.1");
  }

  @Test
  void namesThatBecomeEqualByCleaningAreKeptApart() throws MetainfoException {
    assertThat(read(file("a/b"), file("a_b"), file("x."), file("x"), file("y\u200b"), file("y")))
        .containsExactly("root/a_b", "root/a_b.1", "root/x", "root/x.1", "root/y", "root/y.1");
  }

  @Test
  void fiveHundredAreRenamedAndOneMoreIsRefused() throws MetainfoException {
    assertThat(read(Collections.nCopies(501, file("a")))).doesNotHaveDuplicates().hasSize(501);
    assertThatThrownBy(() -> read(Collections.nCopies(502, file("a"))))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("more than 500");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void aHundredThousandOfOneNameAreRefused() {
    assertThatThrownBy(() -> read(Collections.nCopies(100_000, file("a"))))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("more than 500");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void numbersTakenInAdvanceDoNotMakeItSlow() throws MetainfoException {
    List<BValue> files = new ArrayList<>();
    for (int i = 1; i <= 100_000; i++) {
      files.add(file("a." + i));
    }
    files.addAll(Collections.nCopies(501, file("a")));
    assertThat(read(files).get(100_500)).isEqualTo("root/a.100500");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void namesOfOneHashCodeDoNotMakeItSlow() throws MetainfoException {
    List<BValue> files = new ArrayList<>();
    for (int i = 0; i < 1 << 17; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 17; bit++) {
        name.append((i >> bit & 1) == 0 ? "b!" : "a@");
      }
      files.add(file(name.toString()));
    }
    assertThat("b!".hashCode()).isEqualTo("a@".hashCode());
    assertThat(read(files)).doesNotHaveDuplicates().hasSize(1 << 17);
  }

  private static BValue file(String... path) {
    return Torrents.file(1, path);
  }

  private static List<String> read(BValue... files) throws MetainfoException {
    return read(List.of(files));
  }

  private static List<String> read(List<BValue> files) throws MetainfoException {
    return Torrents.paths(Torrents.readInfo(Torrents.multi(files)));
  }
}
