package org.hotswarm.config;

import java.io.InputStream;
import org.hotswarm.api.settings.Setting;
import org.hotswarm.api.settings.SettingsGroup;
import org.hotswarm.api.settings.SettingsText;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/**
 * A group of settings for whoever shows a form.
 *
 * @param id the PID
 * @param group its settings
 */
record Form(String id, SettingsGroup group) implements ObjectClassDefinition {
  @Override
  public String getName() {
    return "Hotswarm: " + group.name();
  }

  @Override
  public String getID() {
    return id;
  }

  @Override
  public String getDescription() {
    return group.about();
  }

  /** All may be left out. */
  @Override
  public AttributeDefinition[] getAttributeDefinitions(int filter) {
    return filter == REQUIRED
        ? new AttributeDefinition[0]
        : group.settings().stream().map(Field::new).toArray(AttributeDefinition[]::new);
  }

  @Override
  public InputStream getIcon(int size) {
    return null;
  }

  /**
   * A setting in the form.
   *
   * @param setting which
   */
  record Field(Setting<?> setting) implements AttributeDefinition {
    @Override
    public String getName() {
      String words = setting.name().replace('_', ' ');
      return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    @Override
    public String getID() {
      return setting.name();
    }

    @Override
    public String getDescription() {
      return SettingsText.about(setting);
    }

    @Override
    public int getCardinality() {
      return 0;
    }

    /** Times are text, as they have units: 10s, 5m, 2h. */
    @Override
    public int getType() {
      if (setting.kind() == Boolean.class) {
        return BOOLEAN;
      }
      if (setting.kind() == Integer.class) {
        return INTEGER;
      }
      return setting.kind() == Long.class ? LONG : STRING;
    }

    @Override
    public String[] getOptionValues() {
      return null;
    }

    @Override
    public String[] getOptionLabels() {
      return null;
    }

    /** Empty is allowed, null says nothing about it, other text says what is wrong. */
    @Override
    public String validate(String value) {
      try {
        setting.parse(value);
        return "";
      } catch (IllegalArgumentException refused) {
        return refused.getMessage();
      }
    }

    @Override
    public String[] getDefaultValue() {
      return new String[] {setting.fallbackText()};
    }
  }
}
