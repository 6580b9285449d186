package es.sml.connector.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    static final List<Known> KNOWN = read();

    private static List<Known> read() {
      try (BufferedReader file =
          new BufferedReader(
              new InputStreamReader(
                  RecordedReason.class.getResourceAsStream("/language/recorded_es.tsv"),
                  StandardCharsets.UTF_8))) {
        return file.lines().filter(line -> !line.startsWith("#")).map(Spanish::known).toList();
      } catch (IOException e) {
        throw new UncheckedIOException("the program cannot read one of its own files", e);
      }
    }

    private static Known known(String line) {
      int tab = line.indexOf('\t');
      StringBuilder english = new StringBuilder("(?s)");
      Matcher place = PLACE.matcher(line.substring(0, tab));
      int end = 0;
      while (place.find()) {
        english.append(Pattern.quote(line.substring(end, place.start()))).append("(.*?)");
        end = place.end();
      }
      english.append(Pattern.quote(line.substring(end, tab)));
      return new Known(
          Pattern.compile(english.toString()), LocalizedText.untranslated(line.substring(tab + 1)));
    }
  }
}
