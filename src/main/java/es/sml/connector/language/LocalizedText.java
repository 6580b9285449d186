package es.sml.connector.language;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text for a person: a code with arguments. The Spanish text is in texts_es.properties.
 *
 * @param code the key of the Spanish text; empty if it has none
 * @param english the English text, with {0} for the first argument
 */
public record LocalizedText(String code, String english, List<Object> arguments) {
  /** The detail of a health check that has its reason as such a text. Camel shows it nowhere. */
  public static final String REASON = "reason.text";

  private static final String RECORDED = "recorded";

  /** Returns a text with its arguments. An argument may be a text, too. A missing one is a dash. */
  public static LocalizedText of(String code, String english, Object... arguments) {
    return new LocalizedText(
        code,
        english,
        Stream.of(arguments).map(each -> Objects.requireNonNullElse(each, "-")).toList());
  }

  public LocalizedText with(Object... others) {
    return of(code, english, others);
  }

  /** Returns a text that is the same in each language. */
  public static LocalizedText untranslated(String text) {
    return new LocalizedText("", text, List.of());
  }

  /** Returns a text that is kept in English. It may have a Spanish form. */
  public static LocalizedText recorded(String english) {
    return new LocalizedText(RECORDED, english, List.of());
  }

  /** Returns several texts as one. Each may be a text of one language, too. */
  public static LocalizedText joined(String between, List<?> parts) {
    String pattern =
        IntStream.range(0, parts.size())
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining(between));
    return new LocalizedText("", pattern, List.copyOf(parts));
  }

  public static LocalizedText of(Throwable failure) {
    return failure instanceof Localized localized
        ? localized.text()
        : recorded(String.valueOf(failure.getMessage()));
  }

  /**
   * Returns the code for programs; null without a text, or for one that has none. A joined text has
   * the code of its only part with one.
   */
  public static String stableCode(LocalizedText text) {
    if (text == null) {
      return null;
    }
    if (text.code.isEmpty()) {
      List<LocalizedText> parts =
          text.arguments.stream()
              .filter(LocalizedText.class::isInstance)
              .map(LocalizedText.class::cast)
              .toList();
      return parts.size() == 1 ? stableCode(parts.get(0)) : null;
    }
    return text.code.equals(RECORDED) ? RecordedReason.code(text.english) : text.code;
  }

  /** Says a text in the language of the person at the terminal. */
  public static String say(String code, String english, Object... arguments) {
    return of(code, english, arguments).shown();
  }

  /** Returns it in the language of the person at the terminal. */
  public String shown() {
    return in(ReaderLanguage.now());
  }

  public String in(Locale language) {
    if (code.equals(RECORDED)) {
      return RecordedReason.in(english, language);
    }
    // A later version may have stored a code that this one does not know.
    boolean isSpanish =
        !code.isEmpty() && ReaderLanguage.isSpanish(language) && Spanish.TEXTS.containsKey(code);
    String pattern = isSpanish ? Spanish.TEXTS.getString(code) : english;
    return arguments.isEmpty() ? pattern : format(pattern, language);
  }

  private String format(String pattern, Locale language) {
    Object[] values = new Object[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = arguments.get(i);
      if (value instanceof LocalizedText text) {
        values[i] = text.in(language);
      } else {
        // A port is 18080, not 18,080. A choice needs the number itself.
        values[i] = pattern.contains("{" + i + ",") ? value : value.toString();
      }
    }
    // An apostrophe is always a letter here.
    return new MessageFormat(pattern.replace("'", "''"), language).format(values);
  }

  /** Returns it in English, for logs and programs. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }

  /** Read only when a person reads Spanish. */
  private static final class Spanish {
    static final ResourceBundle TEXTS = ReaderLanguage.texts("texts");
  }
}
