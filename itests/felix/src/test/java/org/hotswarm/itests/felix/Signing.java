package org.hotswarm.itests.felix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;

/** Jars with a signature. */
final class Signing {
  private static final String PASSWORD = "changeit";

  private Signing() {}

  /** Signs a jar, then changes what is in its classes. */
  static byte[] changedAfterwards(byte[] jar) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(signed(jar)));
        ZipOutputStream changed = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        changed.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = in.readAllBytes();
        if (entry.getName().endsWith(".class")) {
          bytes[bytes.length - 1] ^= 1;
        }
        changed.write(bytes);
      }
    }
    return out.toByteArray();
  }

  private static byte[] signed(byte[] jar) throws Exception {
    Path directory = Files.createTempDirectory("signing-");
    Path keys = directory.resolve("keys.p12");
    Path file = Files.write(directory.resolve("unsigned.jar"), jar);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new JarSigner.Builder(key(keys)).build().sign(zip, out);
      return out.toByteArray();
    } finally {
      Files.delete(file);
      Files.delete(keys);
      Files.delete(directory);
    }
  }

  private static PrivateKeyEntry key(Path keys) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "stranger",
                "-keyalg",
                "EC",
                "-dname",
                "CN=stranger",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("no key was made");
    }
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    return (PrivateKeyEntry)
        store.getEntry("stranger", new PasswordProtection(PASSWORD.toCharArray()));
  }
}
