package es.sml.connector.parse.vocabulary;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.contact.CustomerContacts;
import es.sml.connector.parse.label.LabelWords;
import es.sml.connector.parse.layout.LayoutWords;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.phrase.Phrases;
import es.sml.connector.parse.request.RequestWords;
import es.sml.connector.parse.setting.OwnContacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The facts that the parser uses to understand messages: the words of config/vocabulary, and the
 * dealers' own contacts.
 *
 * @param evidence the weight of each group of phrases
 * @param own the contacts of each dealer
 */
public record Vocabulary(
    LabelWords labels,
    CarNames cars,
    PersonNames people,
    Phrases phrases,
    LayoutWords layout,
    RequestWords requests,
    Speakers speakers,
    CustomerContacts contacts,
    Map<String, EvidenceKind> evidence,
    Portals portals,
    Map<String, OwnContacts> own) {
  private static final VocabularyCache CACHE = new VocabularyCache();

  /** Reads the vocabulary, without contacts of dealers. */
  public static Vocabulary load(Path directory) {
    return load(directory, Map.of());
  }

  /**
   * Returns the vocabulary, and reads it if a file is new.
   *
   * @param directory such as config/vocabulary
   * @param own the contacts of each dealer
   */
  public static Vocabulary load(Path directory, Map<String, OwnContacts> own) {
    return CACHE.of(directory, Vocabulary::read).of(Map.copyOf(own));
  }

  /** Reads the files on two threads, because they delay the start. */
  private static Vocabulary read(Path directory) {
    CompletableFuture<CarNames> cars =
        CompletableFuture.supplyAsync(() -> CarNames.load(directory));
    CompletableFuture<LabelWords> labels = cars.thenApply(before -> LabelWords.load(directory));
    Phrases phrases = Phrases.load(directory);
    PersonNames people = PersonNames.load(directory);
    LayoutWords layout = LayoutWords.load(directory);
    RequestWords requests = RequestWords.load(directory);
    Speakers speakers = Speakers.load(directory);
    CustomerContacts contacts = CustomerContacts.load(directory, people);
    Map<String, EvidenceKind> evidence = EvidenceKind.load(directory, phrases.groups());
    Portals portals = Portals.load(directory);
    return new Vocabulary(
        result(labels),
        result(cars),
        people,
        phrases,
        layout,
        requests,
        speakers,
        contacts,
        evidence,
        portals,
        Map.of());
  }

  /** Returns what reads the files, one by one, so that a check finds the faults of each. */
  public static List<Consumer<Path>> readers() {
    return List.of(
        CarNames::load,
        LabelWords::load,
        Phrases::load,
        PersonNames::load,
        LayoutWords::load,
        RequestWords::load,
        Speakers::load,
        Portals::load,
        Vocabulary::load);
  }

  private static <T> T result(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof InvalidFormatFileException wrong ? wrong : e;
    }
  }

  /** Returns the same vocabulary for dealers with those contacts. */
  private Vocabulary of(Map<String, OwnContacts> contactsOfDealers) {
    return new Vocabulary(
        labels,
        cars,
        people,
        phrases,
        layout,
        requests,
        speakers,
        contacts,
        evidence,
        portals,
        contactsOfDealers);
  }

  /** Returns the contacts of the dealer, which may be null. */
  public OwnContacts own(String dealer) {
    return dealer == null ? OwnContacts.NONE : own.getOrDefault(dealer, OwnContacts.NONE);
  }
}
