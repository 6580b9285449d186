package es.sml.connector.parse.contact;

import java.util.List;
import java.util.Optional;

/**
 * The customer's name and contacts as far as a mail shows them without labels, the likeliest first.
 * Decides how sure a value must be to become a field.
 *
 * @param phones without the dealer's, the portal's and other companies'
 * @param emails without the dealer's, the portal's, a program's and a relay's
 * @param names of the person who writes or whom the text describes
 * @param doubtful texts that may be an address but are misspelt; only notes may contain them
 * @param another true if the writer asks for another person, who is the customer
 */
public record CustomerContact(
    List<Candidate> phones,
    List<Candidate> emails,
    List<Candidate> names,
    List<String> doubtful,
    boolean another) {
  public CustomerContact {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    names = List.copyOf(names);
    doubtful = List.copyOf(doubtful);
  }

  /**
   * One possible value.
   *
   * @param value as SML takes it
   * @param confidence between 0 and 1
   * @param origin in words that a person understands, such as "the mail's only telephone number"
   * @param uncertainty the reason why the value is unsure; empty if it is sure
   */
  public record Candidate(String value, double confidence, String origin, String uncertainty) {
    /** The least confidence of a value that may become a field. */
    static final double ENOUGH = 0.7;

    public boolean isEnough() {
      return confidence >= ENOUGH;
    }

    /** Leaves out the value, because it is personal data. */
    @Override
    public String toString() {
      return "Candidate[" + origin + ", " + confidence + "]";
    }
  }

  /** Returns the telephone that is certain enough for the field. */
  Optional<Candidate> phone() {
    return phones.stream().findFirst().filter(Candidate::isEnough);
  }

  /** Returns the address that is certain enough for the field. */
  Optional<Candidate> email() {
    return emails.stream().findFirst().filter(Candidate::isEnough);
  }

  /** Returns the name that is certain enough for the field. */
  public Optional<Candidate> name() {
    return names.stream().findFirst().filter(Candidate::isEnough);
  }

  /** Leaves out the values, because they are personal data. */
  @Override
  public String toString() {
    return "CustomerContact["
        + phones.size()
        + " phones, "
        + emails.size()
        + " addresses, "
        + names.size()
        + " names]";
  }
}
