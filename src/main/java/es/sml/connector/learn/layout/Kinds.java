package es.sml.connector.learn.layout;

import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.template.MailSample;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the field of values that stand at the same place of several mails. A person's mark decides;
 * otherwise enough of the values must have that field.
 */
public final class Kinds {
  private static final double MOST = 0.8;
  private static final double HALF = 0.5;
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_WORDS_OF_DATE = 6;

  private final FormatTrial trial;
  private final Marks marks;
  private final Set<String> names = new HashSet<>();

  public Kinds(FormatTrial trial, List<MailSample> samples, Marks marks) {
    this.trial = trial;
    this.marks = marks;
    for (MailSample sample : samples) {
      // A name that writes to the dealer, or that receives the reply, is mostly the customer's.
      names.add(Layout.key(sample.replyTo().name()));
      boolean different = samples.stream().filter(other -> sameName(other, sample)).count() == 1;
      if (samples.size() > 1 && different) {
        names.add(Layout.key(sample.from().name()));
      }
    }
    names.remove("");
  }

  private static boolean sameName(MailSample one, MailSample other) {
    return one.from().name().equalsIgnoreCase(other.from().name());
  }

  public Optional<LeadField> of(String value) {
    return trial
        .kind(value)
        .or(
            () ->
                names.contains(Layout.key(value)) ? Optional.of(LeadField.NAME) : Optional.empty());
  }

  /**
   * Returns the field that the values share; empty in case of doubt. A mark decides. A field that
   * is marked at another place is not here.
   */
  public Optional<LeadField> of(List<String> values) {
    Optional<LeadField> marked = marks.of(values);
    return marked.isPresent()
        ? marked.filter(field -> field != LeadField.MESSAGE)
        : guess(values).filter(field -> !marks.has(field));
  }

  public Optional<LeadField> markIn(List<String> values) {
    return marks.of(values);
  }

  /** Returns whether a person marked the field, at any place. */
  public boolean isMarked(LeadField field) {
    return marks.has(field);
  }

  /** Returns whether the values are the customer's message: marked, or sentences. */
  public boolean areMessages(List<String> values) {
    return marks.has(LeadField.MESSAGE)
        ? marks.of(values).filter(LeadField.MESSAGE::equals).isPresent()
        : marks.of(values).isEmpty() && areSentences(values);
  }

  private Optional<LeadField> guess(List<String> values) {
    Map<LeadField, Integer> found = new EnumMap<>(LeadField.class);
    List<String> present = values.stream().filter(value -> !value.isBlank()).toList();
    present.forEach(value -> of(value).ifPresent(field -> found.merge(field, 1, Integer::sum)));
    if (found.containsKey(LeadField.VEHICLE) && found.containsKey(LeadField.MAKE)) {
      found.merge(LeadField.VEHICLE, found.remove(LeadField.MAKE), Integer::sum);
    }
    return found.entrySet().stream()
        .filter(field -> field.getValue() >= needed(field.getKey()) * present.size())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  // No list has all names and all cars.
  private static double needed(LeadField field) {
    return field == LeadField.NAME || field == LeadField.VEHICLE ? HALF : MOST;
  }

  /** Returns whether a header names the customer of most mails, and never as the values do. */
  public boolean isOthersName(List<String> values) {
    return names.size() * 2 > values.size()
        && values.stream().noneMatch(value -> names.contains(Layout.key(value)));
  }

  /** Returns whether the values are sentences, as customers write them. */
  private static boolean areSentences(List<String> values) {
    return averageWords(values) >= FEWEST_WORDS
        && values.stream().noneMatch(value -> value.startsWith("http"));
  }

  /** Returns whether the values are dates, numbers or codes. */
  public static boolean areNumbers(List<String> values) {
    return !values.isEmpty()
        && averageWords(values) <= MOST_WORDS_OF_DATE
        && values.stream().allMatch(value -> value.chars().anyMatch(Character::isDigit));
  }

  public static double averageWords(List<String> values) {
    return values.stream()
        .filter(value -> !value.isBlank())
        .mapToInt(value -> value.strip().split("\\s+").length)
        .average()
        .orElse(0);
  }
}
