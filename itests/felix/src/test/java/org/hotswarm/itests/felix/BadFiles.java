package org.hotswarm.itests.felix;

import static org.hotswarm.itests.felix.BadBundle.of;
import static org.hotswarm.itests.felix.BadBundles.good;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files that are no jars, or jars that nobody packs by accident. */
final class BadFiles {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String TOO_LARGE = "unpacks to more than 512 MiB";

  private BadFiles() {}

  static List<BadBundle> all() {
    return List.of(
        file("text", bytes("not a jar at all"), "is not a jar"),
        file("nothing", new byte[0], "is not a jar", "empty"),
        new BadBundle(
            "cut off",
            () -> Arrays.copyOf(good().bytes(), good().bytes().length / 2),
            "is cut off or damaged"),
        new BadBundle("damaged", () -> flipped(good()), "is cut off or damaged"),
        of("no manifest", () -> good().bare(), "has no manifest (META-INF/MANIFEST.MF)"),
        new BadBundle(
            "manifest that is a bomb",
            () -> RawZip.of(MANIFEST, RawZip.zeros(64 << 20)),
            "has a manifest of more than 1048576 bytes"),
        new BadBundle(
            "manifest of garbage",
            () -> RawZip.of(MANIFEST, bytes("no header\n")),
            "has a malformed manifest"),
        new BadBundle("bomb", () -> RawZip.bomb(MANIFEST, 600), TOO_LARGE),
        new BadBundle(
            "bomb by its own account",
            () -> RawZip.claiming(0xf000_0000, good().with("net/example/z", new byte[1]).bytes()),
            TOO_LARGE),
        of(
            "entry outside",
            () -> good().with("net/../../../escaped.class", new byte[1]),
            "has an entry outside of itself: net/../../../escaped.class"),
        of(
            "entry outside by backslash",
            () -> good().with("..\\..\\escaped.class", new byte[1]),
            "has an entry outside of itself"),
        of(
            "entry from the root",
            () -> good().with("/etc/escaped", new byte[1]),
            "has an entry outside of itself: /etc/escaped"),
        new BadBundle(
            "signed and changed",
            () -> Signing.changedAfterwards(good().bytes()),
            "is not as it was signed"));
  }

  private static BadBundle file(String name, byte[] content, String... words) {
    return new BadBundle(name, () -> content, words);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One byte in the middle of its longest entry is another. */
  private static byte[] flipped(Stranger stranger) throws Exception {
    byte[] bytes = stranger.with("net/example/long.txt", RawZip.noise(100_000)).bytes();
    bytes[bytes.length - 50_000] ^= 1;
    return bytes;
  }
}
