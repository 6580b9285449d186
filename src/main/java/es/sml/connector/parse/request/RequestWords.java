package es.sml.connector.parse.request;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.WordSets;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The phrases of customers' sentences, from config/vocabulary/requests.tsv. */
public final class RequestWords {
  private static final String FILE = "requests.tsv";
  private static final int MOST_WORDS_OF_QUESTION = 20;

  private final PhraseTable<Wish> phrases = new PhraseTable<>();
  private final WordSets<SentenceWord> words;

  private RequestWords(WordSets<SentenceWord> words) {
    this.words = words;
  }

  /**
   * Reads the phrases.
   *
   * @param directory such as config/vocabulary
   */
  public static RequestWords load(Path directory) {
    RequestWords words =
        new RequestWords(
            WordSets.load(directory.resolve("sentence-words.tsv"), SentenceWord.class));
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve(FILE), 3)) {
      Wish wish =
          Wish.named(row.text(0))
              .orElseThrow(
                  () ->
                      row.wrong(
                          "vocabulary.request",
                          "unknown request {0}; use one of {1}",
                          row.text(0),
                          Letters.lower(Arrays.toString(Wish.values())).replace('_', '-')));
      for (String phrase : row.list(2)) {
        words.phrases.add(phrase, wish);
      }
    }
    return words;
  }

  /** Returns whether the word, in small letters without accents, is of that kind. */
  boolean is(SentenceWord kind, String plain) {
    return words.is(kind, plain);
  }

  /**
   * Returns whether a short text asks for a price without a question mark: "hola, cuanto el Golf".
   */
  public boolean asksHowMuch(String text) {
    Words words = Words.of(text);
    return words.size() <= MOST_WORDS_OF_QUESTION
        && IntStream.range(0, words.size())
            .filter(at -> is(SentenceWord.HOW_MUCH, words.word(at)))
            .anyMatch(
                at ->
                    at == 0
                        || words
                            .text()
                            .substring(words.end(at - 1), words.start(at))
                            .chars()
                            .anyMatch(c -> c != ' '));
  }

  /** Returns all phrases in the text, from left to right; several may begin at one word. */
  List<PhraseTable.Match<Wish>> in(Words text) {
    List<PhraseTable.Match<Wish>> found = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      List<PhraseTable.Match<Wish>> here = phrases.allAt(text, i);
      if (!here.isEmpty()) {
        found.addAll(here);
        if (here.get(0).value() == Wish.NOT_OFFERED) {
          // "Me lo compra mi vecino" is more than "me lo compra", which asks the dealer.
          found.removeIf(match -> here.contains(match) && match.value() == Wish.APPRAISAL);
        }
      }
    }
    found.removeIf(
        match ->
            match.value() == Wish.OWN_CAR_BEFORE
                && found.stream().anyMatch(other -> isOfNextCar(match, other)));
    List<PhraseTable.Match<Wish>> idle =
        found.stream().filter(match -> match.value() == Wish.NO_REQUEST).toList();
    if (!idle.isEmpty()) {
      found.removeIf(
          match ->
              match.value() != Wish.OTHERS
                  && idle.stream().anyMatch(other -> overlap(match, other)));
    }
    return found;
  }

  /**
   * Returns whether the words begin to speak of the next car: "the Ceed, the one I have, a Rio".
   */
  private static boolean isOfNextCar(PhraseTable.Match<Wish> before, PhraseTable.Match<Wish> own) {
    return own.value() == Wish.OWN_CAR
        && own.first() < before.first()
        && own.last() >= before.last();
  }

  private static boolean overlap(PhraseTable.Match<Wish> one, PhraseTable.Match<Wish> other) {
    return one.first() <= other.last() && other.first() <= one.last();
  }
}
