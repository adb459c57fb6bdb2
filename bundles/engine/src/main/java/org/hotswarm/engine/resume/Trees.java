package org.hotswarm.engine.resume;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.model.bencode.BInteger;
import org.hotswarm.model.bencode.BList;
import org.hotswarm.model.bencode.BString;
import org.hotswarm.model.bencode.BValue;

/** Lists of text and numbers as trees, and back. What is of another kind is passed over. */
final class Trees {
  private Trees() {}

  static BList texts(List<String> texts) {
    return new BList(texts.stream().<BValue>map(BString::of).toList());
  }

  static List<String> texts(BDictionary tree, String key) {
    return textsIn(tree.list(key).orElse(List.of()));
  }

  private static List<String> textsIn(List<BValue> values) {
    return values.stream()
        .filter(BString.class::isInstance)
        .map(value -> ((BString) value).utf8())
        .toList();
  }

  static BList numbers(List<Integer> numbers) {
    return new BList(numbers.stream().<BValue>map(BInteger::new).toList());
  }

  static List<Integer> numbers(BDictionary tree, String key) {
    return tree.list(key).orElse(List.of()).stream()
        .filter(BInteger.class::isInstance)
        .map(value -> (int) ((BInteger) value).value())
        .toList();
  }

  static BList lists(List<List<String>> lists) {
    return new BList(lists.stream().<BValue>map(Trees::texts).toList());
  }

  static List<List<String>> lists(BDictionary tree, String key) {
    return tree.list(key).orElse(List.of()).stream()
        .filter(BList.class::isInstance)
        .map(value -> textsIn(((BList) value).values()))
        .toList();
  }

  static <T> void put(
      BDictionary.Builder tree, String key, Optional<T> value, Function<T, BValue> as) {
    value.ifPresent(there -> tree.put(key, as.apply(there)));
  }
}
