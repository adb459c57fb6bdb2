package org.hotswarm.model.bencode;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bencoded dictionary. The finders answer empty when a key is absent or its value is of another
 * kind, which is how a reader of foreign data wants it; who must tell the two apart asks {@link
 * #find}.
 */
public final class BDictionary implements BValue {
  private static final BDictionary EMPTY = new BDictionary(new TreeMap<>());

  private final SortedMap<BString, BValue> entries;

  private BDictionary(SortedMap<BString, BValue> entries) {
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /** The dictionary without entries. */
  public static BDictionary empty() {
    return EMPTY;
  }

  /** A copy of {@code entries}. */
  public static BDictionary copyOf(java.util.Map<BString, ? extends BValue> entries) {
    return new BDictionary(new TreeMap<>(entries));
  }

  /** A builder that starts empty. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these entries. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.entries.putAll(entries);
    return builder;
  }

  /** The entries in key order, unmodifiable. */
  public SortedMap<BString, BValue> entries() {
    return entries;
  }

  /** The value of {@code key}, whatever its kind. */
  public Optional<BValue> find(String key) {
    return Optional.ofNullable(entries.get(BString.of(key)));
  }

  /** The integer at {@code key}. */
  public OptionalLong integer(String key) {
    return find(key, BInteger.class)
        .map(found -> OptionalLong.of(found.value()))
        .orElse(OptionalLong.empty());
  }

  /** The byte string at {@code key}. */
  public Optional<BString> string(String key) {
    return find(key, BString.class);
  }

  /** The byte string at {@code key} as text. */
  public Optional<String> text(String key) {
    return string(key).map(BString::utf8);
  }

  /** The elements of the list at {@code key}. */
  public Optional<List<BValue>> list(String key) {
    return find(key, BList.class).map(BList::values);
  }

  /** The dictionary at {@code key}. */
  public Optional<BDictionary> dictionary(String key) {
    return find(key, BDictionary.class);
  }

  private <V extends BValue> Optional<V> find(String key, Class<V> kind) {
    return find(key).filter(kind::isInstance).map(kind::cast);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BDictionary that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }

  /** Collects entries; the last value put at a key stays. */
  public static final class Builder {
    private final SortedMap<BString, BValue> entries = new TreeMap<>();

    /** Puts any value. */
    public Builder put(String key, BValue value) {
      entries.put(BString.of(key), value);
      return this;
    }

    /** Puts an integer. */
    public Builder put(String key, long value) {
      return put(key, new BInteger(value));
    }

    /** Puts text as UTF-8. */
    public Builder put(String key, String value) {
      return put(key, BString.of(value));
    }

    /** Puts bytes, copied. */
    public Builder put(String key, byte[] value) {
      return put(key, BString.copyOf(value));
    }

    /** Puts a value under a key that need not be text, as scrape replies have. */
    public Builder put(BString key, BValue value) {
      entries.put(key, value);
      return this;
    }

    /** Removes the key if it is there. */
    public Builder remove(String key) {
      entries.remove(BString.of(key));
      return this;
    }

    /** The dictionary; the builder may go on. */
    public BDictionary build() {
      return new BDictionary(new TreeMap<>(entries));
    }
  }
}
