package es.sml.connector.parse.draft;

import com.google.re2j.Pattern;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.contact.Recipient;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.phone.NationalPhones;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.result.Origins;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.Country;
import es.sml.connector.parse.value.EmailReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects the customer of a lead. Decides what replaces a missing name, what becomes of an invalid
 * telephone, and which postal code counts. The first value counts, and uncertain values become
 * notes.
 *
 * <p>Each setter takes a field as the sender wrote it and ignores null and blank.
 */
public final class CustomerDraft {
  private static final Pattern POSTAL_CODE = Pattern.compile("(?:0[1-9]|[1-4]\\d|5[0-2])\\d{3}");

  private static final String NORTH_AMERICAN =
      "a number without a country code, in North American form";
  private static final String FORMED = "no valid number, as the customer wrote it";
  private static final int FEWEST_DIGITS = 6;
  private static final int SHORTEST_WORD = 3;
  private static final int MOST_PHONES = 40;

  private static final PhoneReader.Phones UNSEARCHED = new PhoneReader.Phones(List.of(), true);

  private final Notes notes;
  private final Origins origins;
  private final FirstValue<String> province;
  private final FirstValue<String> locality;
  private final FirstValue<String> postalCode;
  private String name;
  private String phone;

  /** The digits of an invalid number that has a usual form. */
  private String formedPhone;

  private String email;
  private PersonNames people;
  private boolean unreadContact;
  private boolean addressOfAnother;

  /** The digits of the last telephone that is not valid; null if there is none. */
  private String unreadPhone;

  private int phonesRead;

  CustomerDraft(Notes notes, Origins origins) {
    this.notes = notes;
    this.origins = origins;
    this.province = new FirstValue<>(notes, "Provincia");
    this.locality = new FirstValue<>(notes, "Población");
    this.postalCode = new FirstValue<>(notes, "Código postal");
  }

  /** Takes the name; a text without a letter, such as a number, stays a note. */
  public void name(String fullName) {
    if (!LeadDraft.present(fullName)) {
      return;
    }
    boolean letters = fullName.codePoints().anyMatch(Character::isLetter);
    if (fullName.length() > FieldValues.LONGEST || !letters) {
      notes.add("Nombre", fullName);
    } else if (name == null) {
      name = LeadDraft.oneLine(PersonNames.withoutSigns(fullName));
      origins.recordSource("customer.name");
    } else if (!name.equals(LeadDraft.oneLine(PersonNames.withoutSigns(fullName)))) {
      notes.add("Otro nombre", fullName);
    }
  }

  /**
   * Takes the valid numbers of the field.
   *
   * @param region two-letter code of the country whose numbers need no prefix
   */
  public void phone(String field, String region) {
    phone(field, () -> PhoneReader.read(field, region));
  }

  /**
   * Takes the valid numbers of the field. If only the language or the form shows the country of a
   * number, it is marked as unsure.
   */
  void phone(String field, PhoneCountries countries) {
    phone(field, () -> PhoneReader.read(field, countries));
  }

  /**
   * Takes the valid numbers of a field without a country, in a North American format. A number that
   * is valid only there is used and marked as unsure.
   */
  public void phoneOfSpainOrNorthAmerica(String field) {
    phoneOfSpainOrNorthAmerica(field, PhoneCountries.SPAIN);
  }

  /**
   * Takes the valid numbers of a field without a country, in a North American format.
   *
   * @param countries for numbers that are valid in neither
   */
  public void phoneOfSpainOrNorthAmerica(String field, PhoneCountries countries) {
    phone(field, () -> spainOrNorthAmerica(field, countries));
  }

  private static PhoneReader.Phones spainOrNorthAmerica(String field, PhoneCountries countries) {
    PhoneReader.Phones spanish = PhoneReader.read(field, PhoneReader.SPAIN);
    if (!spanish.numbers().isEmpty()) {
      return spanish;
    }
    PhoneReader.Phones american = PhoneReader.read(field, PhoneReader.USA);
    return american.numbers().isEmpty()
        ? PhoneReader.read(field, countries)
        : new PhoneReader.Phones(american.numbers(), american.more(), NORTH_AMERICAN);
  }

  // Searching for numbers is expensive, so the count is limited. Notes keep the unsearched fields.
  private void phone(String field, Supplier<PhoneReader.Phones> search) {
    if (LeadDraft.present(field)) {
      phone(field, ++phonesRead > MOST_PHONES ? UNSEARCHED : search.get());
    }
  }

  private void phone(String field, PhoneReader.Phones phones) {
    if (phones.numbers().isEmpty()) {
      formedPhone = NationalPhones.asWritten(field).orElse(formedPhone);
      String digits = NationalPhones.digits(field);
      unreadPhone = digits.isEmpty() ? unreadPhone : digits;
      notes.add("Teléfono sin validar", field);
      unreadContact |= field.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    } else if (phones.more()) {
      notes.add("Teléfono", field);
    }
    for (String number : phones.numbers()) {
      if (phone == null) {
        phone = number;
        origins.recordSource("customer.phone");
        if (!phones.uncertainty().isEmpty()) {
          origins.standsIn("customer.phone", phones.uncertainty());
        }
      } else if (!phone.equals(number)) {
        notes.add("Otro teléfono", number);
      }
    }
  }

  /** Takes a number that was read before, unless there is one. */
  public void number(String read) {
    if (phone == null) {
      phone = read;
      origins.recordSource("customer.phone");
    }
  }

  /** Takes a number that was read before, in place of another one, which becomes a note. */
  public void said(String read) {
    if (phone != null && !phone.equals(read)) {
      notes.add("Otro teléfono", phone);
    }
    phone = null;
    number(read);
  }

  public void email(String field) {
    if (!LeadDraft.present(field)) {
      return;
    }
    List<String> addresses = EmailReader.addresses(field);
    if (addresses.isEmpty()) {
      addresses = EmailReader.spelt(field);
    }
    addresses = addresses.stream().filter(address -> !EmailReader.isFiller(address)).toList();
    if (addresses.isEmpty()) {
      notes.add("Correo sin validar", field);
      unreadContact |= field.indexOf('@') >= 0;
    }
    for (String address : addresses) {
      if (email == null) {
        email = address;
        origins.recordSource("customer.email");
      } else if (!email.equalsIgnoreCase(address)) {
        notes.add("Otro correo", address);
      }
    }
  }

  public void province(String written) {
    if (province.add(written, FirstValue::line)) {
      origins.recordSource("customer.province");
    }
  }

  public void locality(String written) {
    if (locality.add(written, FirstValue::line)) {
      origins.recordSource("customer.locality");
    }
  }

  public void postalCode(String written) {
    if (postalCode.add(written, CustomerDraft::postalCodeIn)) {
      origins.recordSource("customer.postalCode");
    }
  }

  /** SML knows only Spanish provinces and localities, so a town elsewhere becomes a note. */
  public void town(String code, String city, String region, String country) {
    if (Country.isSpain(country)) {
      postalCode(code);
      province(region);
      locality(city);
    } else {
      notes.add(
          "Población",
          Stream.of(code, city, region, country)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(", ")));
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
  public void withoutDealer(Recipient recipient) {
    if (name != null && recipient.isNamed(name)) {
      notes.add("Concesionario", name);
      name = null;
    }
    if (phone != null && email != null && recipient.hasAddress(email)) {
      notes.add("Correo del concesionario", email);
      email = null;
    }
    if (phone != null && email != null && recipient.isWebsites(email)) {
      notes.add("Otro correo", email);
      email = null;
    }
  }

  public boolean hasContact() {
    return phone != null || email != null;
  }

  /** Returns whether a person could contact the customer, even if no contact is valid. */
  public boolean isReachable() {
    return hasContact() || (unreadContact && name != null);
  }

  /** Returns whether the name consists only of that word. */
  boolean isNamed(String word) {
    return name != null && Letters.words(name).stream().allMatch(word::equals);
  }

  public boolean hasPhone() {
    return phone != null;
  }

  /** Returns whether the text, which may be null, has the digits of the telephone. */
  public boolean hasPhoneIn(String text) {
    return phone != null
        && text != null
        && NationalPhones.digits(text).contains(NationalPhones.digits(phone));
  }

  /** Returns whether the customer wrote a number, even one that is not valid. */
  public boolean wrotePhone() {
    return phone != null || unreadPhone != null;
  }

  /** Returns whether the customer wrote that number in a field, without its country. */
  public boolean wrote(String number) {
    String digits = unreadPhone == null ? "" : unreadPhone;
    return digits.length() >= FEWEST_DIGITS
        && number.endsWith(digits.charAt(0) == '0' ? digits.substring(1) : digits);
  }

  /** Returns whether both names share a word: "Fco. Javier Olmedo" and "Javier Olmedo Rico". */
  public boolean sharesNameWith(String other) {
    return name != null
        && wordsOf(other).stream()
            .anyMatch(word -> word.length() >= SHORTEST_WORD && wordsOf(name).contains(word));
  }

  /** Returns whether both names have the same words, in any case, order and accents. */
  public boolean isNamedAlike(String other) {
    return name != null && wordsOf(name).equals(wordsOf(other));
  }

  private static Set<String> wordsOf(String name) {
    return Set.copyOf(new HashSet<>(Words.of(Letters.start(name, FieldValues.LONGEST)).list()));
  }

  /** Returns the name if it has only one word. */
  public Optional<String> shortName() {
    return Optional.ofNullable(name)
        .filter(written -> written.indexOf(' ') == written.lastIndexOf(' '));
  }

  /** Replaces the name by its fuller form. */
  public void fullName(String fuller) {
    name = fuller;
  }

  /** Changes the name, if there is one. */
  public void nameWith(UnaryOperator<String> change) {
    name = name == null ? null : change.apply(name);
  }

  public boolean hasName() {
    return name != null;
  }

  /** Returns whether the e-mail, if there is one, passes the test. */
  public boolean hasEmail(Predicate<String> test) {
    return email != null && test.test(email);
  }

  public String emailOrNull() {
    return email;
  }

  public boolean hasEmail() {
    return email != null;
  }

  /** Returns whether a phone, an e-mail or the name proves that both are the same person. */
  public boolean isSameAs(CustomerDraft other) {
    boolean samePhone = phone != null && phone.equals(other.phone);
    boolean sameEmail = email != null && email.equalsIgnoreCase(other.email);
    boolean sameName = name != null && name.equals(other.name);
    return samePhone || sameEmail || sameName;
  }

  /** Returns the customer. A name in the address replaces a missing one, and is unsure. */
  Lead.Customer toCustomer() {
    if (phone == null && formedPhone != null) {
      phone = formedPhone;
      origins.standsIn("customer.phone", FORMED);
    }
    boolean abroad = phone != null && phone.startsWith("+"); // a Spanish one has no code
    if (abroad && postalCode.get() != null) {
      // A French or German code is a Spanish one too, of another town.
      notes.add("Código postal", postalCode.get());
    }
    return new Lead.Customer(
        nameOrNull(),
        phone,
        email,
        NameOrId.ofNameOrNull(province.get()),
        NameOrId.ofNameOrNull(locality.get()),
        abroad ? null : postalCode.get());
  }

  /**
   * Sets the lists of names, which bring the name into the usual form and find one in the address.
   * A name of the address counts only if no other is known, and is unsure.
   */
  public void people(PersonNames names) {
    people = names;
  }

  /** Tells that the address is of another person, who writes for the customer. */
  public void withoutNameOfAddress() {
    addressOfAnother = true;
  }

  /** Returns the name, or the one that the address certainly consists of; null if unknown. */
  private String nameOrNull() {
    if (name != null || email == null || people == null || addressOfAnother) {
      return name == null || people == null ? name : people.tidy(name);
    }
    Optional<String> written = people.fromAddress(email.substring(0, email.indexOf('@')));
    Optional<String> certain = written.filter(people::isKnown);
    if (certain.isPresent()) {
      origins.standsIn("customer.name", "customer.email");
    } else if (written.isPresent()) {
      notes.add("Posible nombre", written.get());
      origins.leftOut("customer.name", "the customer's address");
    }
    return certain.orElse(null);
  }
}
