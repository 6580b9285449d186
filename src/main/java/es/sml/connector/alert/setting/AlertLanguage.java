package es.sml.connector.alert.setting;

import java.util.Locale;

/** The languages of notices. */
public enum AlertLanguage {
  ES,
  EN;

  public Locale locale() {
    return Locale.forLanguageTag(name());
  }
}
