package es.sml.connector.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shows a reason that the ledger, a dead letter or an event keeps in English. */
public final class RecordedReason {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  private RecordedReason() {}

  private record Known(Pattern english, LocalizedText spanish) {}

  /** Returns the reason in the language of the person at the terminal. */
  public static String shown(String recorded) {
    return in(recorded, ReaderLanguage.now());
  }

  /** Returns the reason in a language; as it is if it has no Spanish form, and null for null. */
  public static String in(String recorded, Locale language) {
    if (recorded == null || !ReaderLanguage.isSpanish(language)) {
      return recorded;
    }
    for (Known known : Spanish.KNOWN) {
      Matcher found = known.english().matcher(recorded);
      if (found.matches()) {
        return known
            .spanish()
            .with(
                IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(place -> in(found.group(place), language))
                    .toArray())
            .toString();
      }
    }
    return recorded;
  }

  /** Read only when a person reads Spanish. */
  private static final class Spanish {
    static final List<Known> KNOWN =
        SpanishForms.read("recorded").entrySet().stream()
            .map(form -> known(form.getKey(), form.getValue()))
            .toList();

    private static Known known(String english, String spanish) {
      StringBuilder pattern = new StringBuilder("(?s)");
      Matcher place = PLACE.matcher(english);
      int end = 0;
      while (place.find()) {
        pattern.append(Pattern.quote(english.substring(end, place.start()))).append("(.*?)");
        end = place.end();
      }
      pattern.append(Pattern.quote(english.substring(end)));
      return new Known(Pattern.compile(pattern.toString()), LocalizedText.untranslated(spanish));
    }
  }
}
