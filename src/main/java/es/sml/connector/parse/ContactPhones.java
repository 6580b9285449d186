package es.sml.connector.parse;

import es.sml.connector.parse.CustomerContact.Candidate;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/** Sorts out the telephone numbers of the dealer and of companies. */
final class ContactPhones {
  private static final double OWN_WORDS = 0.95;
  private static final double ONLY_ONE = 0.85;
  private static final double ONE_OF_SEVERAL = 0.5;
  private static final int LONGEST_SIGNATURE_LINE = 70;
  private static final int SHORTEST_NAME = 4;
  private static final int LINES_ABOVE = 4;

  private final String text;
  private final List<String> dealers;
  private final List<String> beside = new ArrayList<>();

  /**
   * Creates the filter.
   *
   * @param recipients the dealer's addresses, whose domains are its name
   */
  ContactPhones(String text, List<String> recipients, MailAddresses addresses) {
    this.text = text;
    this.dealers =
        recipients.stream()
            .map(MailAddresses::domain)
            .filter(domain -> !addresses.isPublic(domain))
            .map(
                domain -> Letters.joined(domain.substring(0, Math.max(domain.lastIndexOf('.'), 0))))
            .filter(name -> name.length() >= SHORTEST_NAME)
            .toList();
  }

  /** Returns the customer's numbers, the likeliest first. */
  List<Candidate> customers(List<PhonesInText.Found> found) {
    List<Candidate> own = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    List<PhonesInText.Found> maybe =
        found.stream()
            .filter(phone -> phone.owner() != PhonesInText.Owner.COMPANY && !isQuoted(phone))
            .filter(phone -> phone.owner() == PhonesInText.Owner.CUSTOMER || !isDealers(phone))
            .toList();
    long different = maybe.stream().map(PhonesInText.Found::number).distinct().count();
    for (PhonesInText.Found phone : maybe) {
      beside.add(line(phone.start()).replace(text.substring(phone.start(), phone.end()), "\n"));
      if (phone.owner() == PhonesInText.Owner.CUSTOMER) {
        add(own, phone, OWN_WORDS, "the telephone number in the customer's words");
      } else if (different == 1) {
        add(others, phone, ONLY_ONE, "the mail's only telephone number");
      } else {
        add(others, phone, ONE_OF_SEVERAL, "one of several telephone numbers");
      }
    }
    others.stream()
        .filter(other -> own.stream().noneMatch(first -> first.value().equals(other.value())))
        .forEach(own::add);
    return own;
  }

  private static void add(
      List<Candidate> candidates, PhonesInText.Found phone, double confidence, String origin) {
    if (candidates.stream().noneMatch(known -> known.value().equals(phone.number()))) {
      candidates.add(new Candidate(phone.number(), confidence, origin, phone.doubt()));
    }
  }

  /** Returns the lines of the customer's numbers, with a line break instead of the number. */
  List<String> besideNumbers() {
    return List.copyOf(beside);
  }

  private boolean isQuoted(PhonesInText.Found phone) {
    return line(phone.start()).startsWith(">");
  }

  /** Returns whether the number stands in a signature of the dealer. */
  private boolean isDealers(PhonesInText.Found phone) {
    int start = lineStart(phone.start());
    String line = line(phone.start());
    if (dealers.isEmpty() || line.length() > LONGEST_SIGNATURE_LINE) {
      return false;
    }
    boolean named = isNamed(line);
    for (int i = 0; i < LINES_ABOVE && start > 0 && !named; i++) {
      start = lineStart(start - 1);
      String above = line(start).strip();
      if (above.isEmpty() || above.length() > LONGEST_SIGNATURE_LINE) {
        break;
      }
      boolean greeting = above.endsWith(",") || above.endsWith(":");
      named = isNamed(above) && !greeting;
    }
    return named;
  }

  private boolean isNamed(String line) {
    String letters = Letters.joined(line);
    return dealers.stream().anyMatch(letters::contains);
  }

  private int lineStart(int place) {
    return place <= 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
  }

  private String line(int place) {
    int end = text.indexOf('\n', place);
    return text.substring(lineStart(place), end < 0 ? text.length() : end);
  }
}
