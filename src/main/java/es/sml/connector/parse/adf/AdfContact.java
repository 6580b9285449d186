package es.sml.connector.parse.adf;

import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleText;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.Country;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the customer's contact of an ADF prospect, never a vendor's or a provider's. Decides the
 * order of telephones, the preferred contact, and which name is the person's.
 */
final class AdfContact {
  /** Words that do not distinguish a telephone from others. */
  static final Set<String> SAYS_NOTHING = Set.of("voice", "phone", "nopreference");

  private static final Set<String> USUAL =
      Set.of(
          "",
          "voice",
          "phone",
          "cellphone",
          "cell",
          "mobile",
          "mobilephone",
          "telephone",
          "phonenumber",
          "international_phone");
  private static final Set<String> NOT_CALLABLE = Set.of("fax", "pager");

  /** Elements that no standard has, for telephones and e-mails. */
  private static final List<String> PHONES =
      List.of(
          "phone",
          "cellphone",
          "mobilephone",
          "mobile",
          "homephone",
          "workphone",
          "dayphone",
          "eveningphone",
          "telephone",
          "phonenumber",
          "international_phone");

  private static final List<String> EMAILS = List.of("email", "emailaddress", "e-mail");

  private final XmlElement contact;
  private final LeadDraft draft;
  private final PhoneCountries countries;

  AdfContact(XmlElement contact, LeadDraft draft, PhoneCountries countries) {
    this.contact = contact;
    this.draft = draft;
    this.countries = countries;
  }

  void read() {
    draft.at("contact/name").customer().name(name());
    AdfIds.of(contact).forEach(id -> draft.notes().add("Referencia del cliente", id));
    preference();
    String region = region();
    List<XmlElement> phones = phonesByUse();
    phones.forEach(phone -> phone(phone, region, phones.size() > 1));
    EMAILS.stream()
        .flatMap(contact::children)
        .sorted((a, b) -> Boolean.compare(isPreferred(b), isPreferred(a)))
        .forEach(email -> draft.at("contact/email").customer().email(email.line()));
    contact.children("address").forEach(this::address);
    AdfProspect.comments(contact).forEach(draft::message);
    contact
        .children("preferredcontact", "preferredcontactmethod")
        .forEach(preference -> draft.requests().contactPreference(preference.line()));
  }

  // A marked telephone or e-mail is the customer's choice; so is a time to call.
  private void preference() {
    boolean phone = contact.children("phone").anyMatch(AdfContact::isPreferred);
    boolean email = contact.children("email").anyMatch(AdfContact::isPreferred);
    if (phone && email) {
      draft.notes().add("Contacto preferido", "teléfono o correo");
    } else if (email) {
      draft.requests().prefer(Media.E_MAIL);
    } else if (phone || contact.children("phone").anyMatch(AdfContact::isToBeCalled)) {
      draft.requests().prefer(Media.PHONE);
    }
  }

  private static boolean isToBeCalled(XmlElement phone) {
    return !phone.isBlank()
        && !NOT_CALLABLE.contains(Letters.lower(phone.attribute("type")))
        && LeadDraft.present(time(phone));
  }

  /** Returns the time of day to call; empty, not null, if there is none. */
  private static String time(XmlElement phone) {
    String time = phone.attribute("time");
    return SAYS_NOTHING.contains(Letters.lower(time)) ? "" : time;
  }

  /** Returns a person's name, whole or in parts; a business's name only if no person is named. */
  private String name() {
    String full = part("full");
    Optional<String> person =
        names().filter(AdfContact::isWholePerson).map(XmlElement::line).findFirst();
    if (person.isPresent() && names().anyMatch(AdfContact::isBusiness)) {
      draft.notes().add("Empresa", full.equals(person.get()) ? "" : full);
      return person.get();
    }
    String parts = joined("first", "middle", "last", "surname", "suffix");
    if (!full.isEmpty() && !names().anyMatch(AdfContact::isBusiness)) {
      if (!full.startsWith(parts) && !full.endsWith(parts)) {
        draft.notes().add("Otro nombre", parts);
      }
      return full;
    }
    if (!parts.isEmpty()) {
      draft.notes().add("Empresa", full);
      return parts;
    }
    return full.isEmpty()
        ? contact.children("name").map(XmlElement::line).collect(Collectors.joining(" "))
        : full;
  }

  private static boolean isWholePerson(XmlElement name) {
    return name.attribute("type").equalsIgnoreCase("individual")
        && name.attribute("part").equalsIgnoreCase("full");
  }

  static boolean isBusiness(XmlElement name) {
    return name.attribute("type").equalsIgnoreCase("business");
  }

  /** Returns the non-empty parts. A first part that the next one contains is left out. */
  private String joined(String... parts) {
    return VehicleText.joined(Stream.of(parts).map(this::part).toArray(String[]::new));
  }

  private Stream<XmlElement> names() {
    return contact.children("name");
  }

  /** Returns the part from an attribute or, as some senders write it, from its own element. */
  private String part(String part) {
    Stream<XmlElement> attributes =
        names().filter(name -> name.attribute("part").equalsIgnoreCase(part));
    Stream<XmlElement> elements =
        names()
            .flatMap(name -> name.children("part"))
            .filter(name -> name.attribute("type").equalsIgnoreCase(part));
    Stream<XmlElement> named =
        names().flatMap(name -> Stream.concat(name.children(part), name.children(part + "name")));
    return Stream.of(attributes, elements, named)
        .flatMap(found -> found)
        .filter(name -> LeadDraft.present(name.peek()))
        .map(XmlElement::line)
        .findFirst()
        .orElse("");
  }

  private List<XmlElement> phonesByUse() {
    return PHONES.stream()
        .flatMap(contact::children)
        .filter(phone -> !phone.isBlank())
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .toList();
  }

  /** Returns the type, or what the element's own name says, as "cellphone"; may be empty. */
  private static String type(XmlElement phone) {
    String type = Letters.lower(phone.attribute("type"));
    boolean standard = phone.name().equals("phone") || !type.isEmpty();
    return standard ? type : phone.name();
  }

  private static int rank(XmlElement phone) {
    String type = type(phone);
    if (type.startsWith("cell") || type.startsWith("mobile")) {
      return 0;
    }
    if (NOT_CALLABLE.contains(type)) {
      return 3;
    }
    return isPreferred(phone) ? 1 : 2;
  }

  private void phone(XmlElement phone, String region, boolean several) {
    String type = type(phone);
    draft.at(type.isEmpty() ? "contact/phone" : "contact/phone[" + type + "]");
    if (NOT_CALLABLE.contains(type)) {
      draft.notes().add(type.equals("fax") ? "Fax" : "Busca", phone.line());
    } else if (region == null) {
      draft.customer().phoneOfSpainOrNorthAmerica(phone.line(), countries);
    } else {
      draft.customer().phone(phone.line(), region);
    }
    if (!USUAL.contains(type) && !NOT_CALLABLE.contains(type)) {
      draft.notes().add("Uso de " + phone.line(), type);
    }
    draft.notes().add("Cuándo llamar" + (several ? " al " + phone.line() : ""), time(phone));
  }

  private static boolean isPreferred(XmlElement element) {
    return element.attribute("preferredcontact").equals("1");
  }

  /** Returns the two-letter code of the address's country; null if it names none. */
  private String region() {
    return Country.region(country());
  }

  private String country() {
    return contact.child("address").map(address -> address.textOf("country")).orElse("");
  }

  private void address(XmlElement address) {
    draft.at("contact/address");
    String street =
        Stream.concat(address.children("street"), address.children("apartment"))
            .map(XmlElement::line)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(", "));
    String type = address.attribute("type");
    draft.notes().add(type.isEmpty() ? "Dirección" : "Dirección (" + type + ")", street);
    draft
        .customer()
        .town(
            address.textOf("postalcode"),
            address.textOf("city"),
            address.textOf("regioncode"),
            address.textOf("country"));
  }
}
