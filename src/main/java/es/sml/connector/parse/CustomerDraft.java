package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Collects the customer of a lead. Each setter takes a field as the sender wrote it and ignores
 * null and blank. The first value counts, and uncertain values become notes.
 */
final class CustomerDraft {
  private static final Pattern POSTAL_CODE = Pattern.compile("(?:0[1-9]|[1-4]\\d|5[0-2])\\d{3}");

  private static final String NORTH_AMERICAN =
      "a number without a country code, in North American form";
  private static final String FORMED = "no valid number, as the customer wrote it";
  private static final int FEWEST_DIGITS = 6;
  private static final int SHORTEST_WORD = 3;
  private static final int MOST_PHONES = 40;

  private final Notes notes;
  private final Origins origins;
  private final FirstValue<String> province;
  private final FirstValue<String> locality;
  private final FirstValue<String> postalCode;
  private String name;
  private String phone;

  /** The digits of an invalid number that a website's form has brought into a foreign form. */
  private String formedPhone;

  private String email;
  private Function<String, Optional<String>> namesOfAddresses = localPart -> Optional.empty();
  private boolean unreadContact;
  private int phonesRead;

  CustomerDraft(Notes notes, Origins origins) {
    this.notes = notes;
    this.origins = origins;
    this.province = new FirstValue<>(notes, "Provincia");
    this.locality = new FirstValue<>(notes, "Población");
    this.postalCode = new FirstValue<>(notes, "Código postal");
  }

  void name(String fullName) {
    if (!LeadDraft.present(fullName)) {
      return;
    }
    if (fullName.length() > FieldValues.LONGEST) {
      notes.add("Nombre", fullName);
    } else if (name == null) {
      name = LeadDraft.oneLine(fullName);
      origins.took("customer.name");
    } else if (!name.equals(LeadDraft.oneLine(fullName))) {
      notes.add("Otro nombre", fullName);
    }
  }

  /**
   * Takes the valid numbers of the field.
   *
   * @param region two-letter code of the country whose numbers need no prefix
   */
  void phone(String field, String region) {
    if (LeadDraft.present(field)) {
      phone(field, read(field, region));
    }
  }

  /**
   * Takes the valid numbers of the field. If only the language or the form shows the country of a
   * number, it is marked as unsure.
   */
  void phone(String field, PhoneCountries countries) {
    if (LeadDraft.present(field)) {
      phone(
          field,
          ++phonesRead > MOST_PHONES
              ? new PhoneReader.Phones(List.of(), true)
              : PhoneReader.read(field, countries));
    }
  }

  /**
   * Takes the valid numbers of a field without a country, in a North American format. A number that
   * is valid only there is used and marked as unsure.
   */
  void phoneOfSpainOrNorthAmerica(String field) {
    phoneOfSpainOrNorthAmerica(field, PhoneCountries.SPAIN);
  }

  /**
   * Takes the valid numbers of a field without a country, in a North American format.
   *
   * @param countries for numbers that are valid in neither
   */
  void phoneOfSpainOrNorthAmerica(String field, PhoneCountries countries) {
    if (!LeadDraft.present(field)) {
      return;
    }
    PhoneReader.Phones spanish = read(field, PhoneReader.SPAIN);
    PhoneReader.Phones american =
        spanish.numbers().isEmpty() ? read(field, PhoneReader.USA) : spanish;
    boolean foreign = spanish.numbers().isEmpty() && !american.numbers().isEmpty();
    phone(
        field,
        foreign
            ? new PhoneReader.Phones(american.numbers(), american.more(), NORTH_AMERICAN)
            : american.numbers().isEmpty() ? PhoneReader.read(field, countries) : american);
  }

  // Searching for numbers is expensive, so the count is limited. Notes keep the unsearched fields.
  private PhoneReader.Phones read(String field, String region) {
    return ++phonesRead > MOST_PHONES
        ? new PhoneReader.Phones(List.of(), true)
        : PhoneReader.read(field, region);
  }

  private void phone(String field, PhoneReader.Phones phones) {
    if (phones.numbers().isEmpty()) {
      formedPhone = NationalPhones.inNorthAmericanForm(field).orElse(formedPhone);
      notes.add("Teléfono sin validar", field);
      unreadContact |= field.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    } else if (phones.more()) {
      notes.add("Teléfono", field);
    }
    for (String number : phones.numbers()) {
      if (phone == null) {
        phone = number;
        origins.took("customer.phone");
        if (!phones.doubt().isEmpty()) {
          origins.standsIn("customer.phone", phones.doubt());
        }
      } else if (!phone.equals(number)) {
        notes.add("Otro teléfono", number);
      }
    }
  }

  /** Takes a number that was read before, unless there is one. */
  void number(String read) {
    if (phone == null) {
      phone = read;
      origins.took("customer.phone");
    }
  }

  void email(String field) {
    if (!LeadDraft.present(field)) {
      return;
    }
    List<String> addresses = EmailReader.addresses(field);
    if (addresses.isEmpty()) {
      notes.add("Correo sin validar", field);
      unreadContact |= field.indexOf('@') >= 0;
    }
    for (String address : addresses) {
      if (email == null) {
        email = address;
        origins.took("customer.email");
      } else if (!email.equalsIgnoreCase(address)) {
        notes.add("Otro correo", address);
      }
    }
  }

  void province(String written) {
    if (province.take(written, FirstValue::line)) {
      origins.took("customer.province");
    }
  }

  void locality(String written) {
    if (locality.take(written, FirstValue::line)) {
      origins.took("customer.locality");
    }
  }

  void postalCode(String written) {
    if (postalCode.take(written, CustomerDraft::postalCodeIn)) {
      origins.took("customer.postalCode");
    }
  }

  private static Optional<String> postalCodeIn(String written) {
    return Optional.of(written.strip()).filter(POSTAL_CODE::matches);
  }

  /**
   * Removes a name that is the dealer's own, and an address beside a telephone number; they stay as
   * notes.
   *
   * @param recipient the dealer
   */
  void withoutDealer(Recipient recipient) {
    if (name != null && recipient.isNamed(name)) {
      notes.add("Concesionario", name);
      name = null;
    }
    if (phone != null && email != null && recipient.hasAddress(email)) {
      notes.add("Correo del concesionario", email);
      email = null;
    }
  }

  boolean hasContact() {
    return phone != null || email != null;
  }

  /** Returns whether a person could contact the customer, even if no contact is valid. */
  boolean isReachable() {
    return hasContact() || (unreadContact && name != null);
  }

  /** Returns whether the name consists only of that word. */
  boolean isNamed(String word) {
    return name != null && Letters.words(name).stream().allMatch(word::equals);
  }

  boolean hasPhone() {
    return phone != null;
  }

  /** Returns whether both names share a word: "Fco. Javier Olmedo" and "Javier Olmedo Rico". */
  boolean sharesNameWith(String other) {
    return name != null
        && wordsOf(other).stream()
            .anyMatch(word -> word.length() >= SHORTEST_WORD && wordsOf(name).contains(word));
  }

  /** Returns whether both names have the same words, in any case, order and accents. */
  boolean isNamedAlike(String other) {
    return name != null && wordsOf(name).equals(wordsOf(other));
  }

  private static Set<String> wordsOf(String name) {
    return Set.copyOf(new HashSet<>(Words.of(Letters.start(name, FieldValues.LONGEST)).list()));
  }

  boolean hasName() {
    return name != null;
  }

  /** Returns whether the e-mail, if there is one, passes the test. */
  boolean hasEmail(Predicate<String> test) {
    return email != null && test.test(email);
  }

  String emailOrNull() {
    return email;
  }

  boolean hasEmail() {
    return email != null;
  }

  /** Returns whether a phone, an e-mail or the name proves that both are the same person. */
  boolean isSameAs(CustomerDraft other) {
    boolean samePhone = phone != null && phone.equals(other.phone);
    boolean sameEmail = email != null && email.equalsIgnoreCase(other.email);
    boolean sameName = name != null && name.equals(other.name);
    return samePhone || sameEmail || sameName;
  }

  /**
   * Returns the customer. SML requires a name, so the e-mail's local part or the phone replaces a
   * missing one.
   */
  Lead.Customer toCustomer() {
    if (phone == null && formedPhone != null) {
      phone = formedPhone;
      origins.standsIn("customer.phone", FORMED);
    }
    return new Lead.Customer(
        nameOrContact(),
        phone,
        email,
        NameOrId.ofNameOrNull(province.get()),
        NameOrId.ofNameOrNull(locality.get()),
        postalCode.get());
  }

  /**
   * Sets the reader of names in local parts of addresses. Such a name counts only if no other name
   * is known, and is unsure.
   */
  void namesOfAddresses(Function<String, Optional<String>> names) {
    namesOfAddresses = names;
  }

  private String nameOrContact() {
    if (name != null || !hasContact()) {
      return name;
    }
    origins.standsIn("customer.name", email != null ? "customer.email" : "customer.phone");
    if (email == null) {
      return phone;
    }
    String localPart = email.substring(0, email.indexOf('@'));
    return namesOfAddresses.apply(localPart).orElse(localPart);
  }
}
