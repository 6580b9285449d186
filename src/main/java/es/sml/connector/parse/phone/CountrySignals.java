package es.sml.connector.parse.phone;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signs of a country in a message: domains, currencies, zip codes and the language. */
public final class CountrySignals {
  private static final int US_ZIP_CODE = 5;
  private static final int CANADIAN_ZIP_CODE = 3;

  private final Map<String, List<String>> domains = new HashMap<>();
  private final Map<String, List<String>> signs = new HashMap<>();
  private final Map<String, List<String>> states = new HashMap<>();
  private final Map<String, List<List<String>>> speech = new HashMap<>();
  private final PhraseTable<List<String>> currencies = new PhraseTable<>();
  private final PhraseTable<List<String>> names = new PhraseTable<>();

  /** Reads the signs. */
  public static CountrySignals load(Path directory) {
    CountrySignals signals = new CountrySignals();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("countries.tsv"), 3)) {
      signals.add(row);
    }
    return signals;
  }

  private void add(VocabularyFile.Row row) {
    List<String> countries = Letters.pieces(row.text(2), ',');
    String text = row.text(1);
    switch (row.text(0)) {
      case "domain" -> domains.put(text, countries);
      case "state" -> states.put(text, countries);
      case "named" -> names.add(text, countries);
      case "speech" ->
          speech.computeIfAbsent(Words.of(text).word(0), word -> new ArrayList<>(1)).add(countries);
      case "currency" -> {
        boolean word = text.chars().allMatch(Character::isLetter);
        if (word) {
          currencies.add(text, countries);
        } else {
          signs.put(text, countries);
        }
      }
      default -> throw row.wrong("vocabulary.kind", "unknown kind {0}", row.text(0));
    }
  }

  /** Returns the countries of a domain by its end; empty if it belongs to none. */
  List<String> ofDomain(String domain) {
    int start = 0;
    while (start < domain.length()) {
      List<String> countries = domains.get(domain.substring(start));
      if (countries != null) {
        return countries;
      }
      int dot = domain.indexOf('.', start);
      start = dot < 0 ? domain.length() : dot + 1;
    }
    return List.of();
  }

  /** Returns the countries of the currencies and zip codes in the text. */
  Collection<List<String>> inText(Words text) {
    List<List<String>> found = new ArrayList<>();
    signs.forEach(
        (sign, countries) -> {
          if (text.text().contains(sign)) {
            found.add(countries);
          }
        });
    currencies.in(text).forEach(match -> found.add(match.value()));
    for (int i = 0; i + 1 < text.size(); i++) {
      List<String> countries = states.get(text.word(i));
      if (countries != null && isZipCode(text.word(i + 1))) {
        found.add(countries);
      }
    }
    return found;
  }

  private static boolean isZipCode(String word) {
    boolean american = word.length() == US_ZIP_CODE && word.chars().allMatch(Character::isDigit);
    boolean canadian =
        word.length() == CANADIAN_ZIP_CODE
            && Character.isLetter(word.charAt(0))
            && Character.isDigit(word.charAt(1))
            && Character.isLetter(word.charAt(2));
    return american || canadian;
  }

  /** Returns the country that the words near a number name: "my UK mobile". */
  Optional<String> named(Words near) {
    List<PhraseTable.Match<List<String>>> found = names.in(near);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(found.size() - 1).value().get(0));
  }

  /** Returns the countries of the text's language; empty if it is not clear. */
  List<String> ofLanguage(Words text) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i < text.size(); i++) {
      speech
          .getOrDefault(text.word(i), List.of())
          .forEach(countries -> counts.merge(countries, 1, Integer::sum));
    }
    List<String> best = List.of();
    int most = 1; // one word proves nothing
    for (Map.Entry<List<String>, Integer> language : counts.entrySet()) {
      if (language.getValue() == most) {
        best = List.of();
      } else if (language.getValue() > most) {
        best = language.getKey();
        most = language.getValue();
      }
    }
    return best;
  }
}
