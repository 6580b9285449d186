package es.sml.connector.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Shows texts that the connector keeps or makes in English only. */
public enum RecordedTexts {
  /** Reasons that the ledger, a dead letter or an event keeps. */
  REASONS("recorded"),
  /** Details and outcomes of operators' actions in the audit. */
  ACTIONS("actions"),
  /** Places in a message, and what identified its format. */
  READINGS("readings");

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  /** Read only when a person reads Spanish, or a program asks for a code. */
  private static final Map<RecordedTexts, List<Known>> KNOWN = new ConcurrentHashMap<>();

  private final String file;

  RecordedTexts(String file) {
    this.file = file;
  }

  private record Known(Pattern english, LocalizedText spanish, String code) {}

  /** Returns the text in the language of the person at the terminal. */
  public String shown(String text) {
    return in(text, ReaderLanguage.now());
  }

  /** Returns the text in a language; as it is if it has no Spanish form, and null for null. */
  public String in(String text, Locale language) {
    if (text == null || !ReaderLanguage.isSpanish(language)) {
      return text;
    }
    for (Known form : known()) {
      Matcher found = form.english().matcher(text);
      if (found.matches()) {
        return form.spanish()
            .with(
                IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(place -> in(found.group(place), language))
                    .toArray())
            .toString();
      }
    }
    return text;
  }

  /** Returns the code of a text for programs; null if it has none, and for null. */
  public String code(String text) {
    return text == null
        ? null
        : known().stream()
            .filter(form -> form.english().matches(text))
            .findFirst()
            .map(Known::code)
            .orElse(null);
  }

  private List<Known> known() {
    return KNOWN.computeIfAbsent(
        this, texts -> SpanishForms.read(texts.file).stream().map(RecordedTexts::known).toList());
  }

  private static Known known(SpanishForms.Form form) {
    String english = form.english();
    StringBuilder pattern = new StringBuilder("(?s)");
    Matcher place = PLACE.matcher(english);
    int end = 0;
    while (place.find()) {
      String before = english.substring(end, place.start());
      pattern.append(Pattern.quote(before)).append(before.endsWith("`") ? "([^`]*)" : "(.*?)");
      end = place.end();
    }
    pattern.append(Pattern.quote(english.substring(end)));
    return new Known(
        Pattern.compile(pattern.toString()),
        LocalizedText.untranslated(form.spanish()),
        form.code());
  }
}
