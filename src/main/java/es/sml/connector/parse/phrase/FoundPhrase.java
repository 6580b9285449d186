package es.sml.connector.parse.phrase;

/**
 * A phrase of a group in a text.
 *
 * @param group its group in the vocabulary
 * @param words as in the vocabulary, so without personal data
 */
public record FoundPhrase(String group, String words) {}
