package org.hotswarm.api.settings;

/** A setting's name is unknown or its value is not allowed; nothing was changed. */
public final class SettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * @param problem names the setting, the value and what is allowed
   */
  public SettingsException(String problem) {
    super(problem);
  }
}
