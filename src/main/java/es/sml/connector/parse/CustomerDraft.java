package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Collects the customer of a lead. Each setter takes a field as the sender wrote it and ignores
 * null and blank. The first value counts, and uncertain values become notes.
 */
final class CustomerDraft {
  private static final Pattern POSTAL_CODE = Pattern.compile("(?:0[1-9]|[1-4]\\d|5[0-2])\\d{3}");

  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_PHONES = 40;

  private final Notes notes;
  private final Origins origins;
  private final FirstValue<String> province;
  private final FirstValue<String> locality;
  private final FirstValue<String> postalCode;
  private String name;
  private String phone;
  private String email;
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
   * Takes the valid numbers of a field without a country, in a North American format. A number that
   * is valid only there is used and marked as unsure.
   */
  void phoneOfSpainOrNorthAmerica(String field) {
    if (!LeadDraft.present(field)) {
      return;
    }
    PhoneReader.Phones spanish = read(field, PhoneReader.SPAIN);
    PhoneReader.Phones american =
        spanish.numbers().isEmpty() ? read(field, PhoneReader.USA) : spanish;
    boolean first = phone == null;
    phone(field, american);
    if (spanish.numbers().isEmpty() && first && phone != null) {
      origins.standsIn("customer.phone", "a number without a country code, in North American form");
    }
  }

  // Searching for numbers is expensive, so the count is limited. Notes keep the unsearched fields.
  private PhoneReader.Phones read(String field, String region) {
    return ++phonesRead > MOST_PHONES
        ? new PhoneReader.Phones(List.of(), true)
        : PhoneReader.read(field, region);
  }

  private void phone(String field, PhoneReader.Phones phones) {
    if (phones.numbers().isEmpty()) {
      notes.add("Teléfono sin validar", field);
      unreadContact |= field.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    } else if (phones.more()) {
      notes.add("Teléfono", field);
    }
    for (String number : phones.numbers()) {
      if (phone == null) {
        phone = number;
        origins.took("customer.phone");
      } else if (!phone.equals(number)) {
        notes.add("Otro teléfono", number);
      }
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

  boolean hasName() {
    return name != null;
  }

  /** Returns whether the e-mail, if there is one, passes the test. */
  boolean hasEmail(Predicate<String> test) {
    return email != null && test.test(email);
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
    return new Lead.Customer(
        nameOrContact(),
        phone,
        email,
        NameOrId.ofNameOrNull(province.get()),
        NameOrId.ofNameOrNull(locality.get()),
        postalCode.get());
  }

  private String nameOrContact() {
    if (name != null || !hasContact()) {
      return name;
    }
    origins.standsIn("customer.name", email != null ? "customer.email" : "customer.phone");
    return email != null ? email.substring(0, email.indexOf('@')) : phone;
  }
}
