package org.hotswarm.api;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.Settings;
import org.hotswarm.api.settings.SettingsException;
import org.hotswarm.api.settings.SettingsTable;
import org.hotswarm.model.filter.IpFilter;

/**
 * What an application keeps of a session beside its torrents, whose resume data the engine keeps
 * itself (manual: state, load_state).
 *
 * @param settings that were in force
 * @param ipFilter who was kept out
 */
public record SessionState(Settings settings, IpFilter ipFilter) {
  private static final int MAGIC = 0x4853_5353;
  private static final int VERSION = 1;

  /** That of {@code session} now. */
  public static SessionState of(Session session) {
    return new SessionState(session.settings(), session.ipFilter().rules());
  }

  /**
   * Puts it in force.
   *
   * @throws SettingsException when the session runs and a setting would change that is fixed then;
   *     nothing has changed
   */
  public void applyTo(Session session) {
    session.apply(settings);
    session.ipFilter().replace(ipFilter);
  }

  /** For a file or a database. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    List<Setting<?>> changed =
        SettingsTable.all().values().stream().<Setting<?>>filter(this::isChanged).toList();
    try {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(changed.size());
      for (Setting<?> setting : changed) {
        write(out, setting.name().getBytes(StandardCharsets.UTF_8));
        write(out, text(setting).getBytes(StandardCharsets.UTF_8));
      }
      write(out, ipFilter.toBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes what is written to it", impossible);
    }
    return bytes.toByteArray();
  }

  private boolean isChanged(Setting<?> setting) {
    return !settings.get(setting).equals(setting.fallback());
  }

  private <T> String text(Setting<T> setting) {
    return setting.text(settings.get(setting));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads what {@link #toBytes} wrote. A setting that there is no more, or whose value is not
   * allowed any more, has its default.
   *
   * @throws IllegalArgumentException when it is no such state, is of a later version, or is cut off
   */
  public static SessionState ofBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != MAGIC) {
        throw new IllegalArgumentException("these bytes are no state of a session");
      }
      int version = in.getInt();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the state is of version " + version + ", this is " + VERSION);
      }
      Settings settings = Settings.defaults();
      for (int left = in.getInt(); left > 0; left--) {
        settings = with(settings, text(in), text(in));
      }
      return new SessionState(settings, IpFilter.ofBytes(block(in)));
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("the state is cut off after " + bytes.length + " bytes");
    }
  }

  private static Settings with(Settings before, String name, String value) {
    try {
      return before.with(name, value);
    } catch (SettingsException passedOver) {
      return before;
    }
  }

  private static String text(ByteBuffer in) {
    return new String(block(in), StandardCharsets.UTF_8);
  }

  private static byte[] block(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] block = new byte[length];
    in.get(block);
    return block;
  }
}
