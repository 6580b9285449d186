package es.sml.connector.language;

/** A failure whose message exists in the language of the person at the terminal, too. */
public interface Localized {
  LocalizedText text();
}
