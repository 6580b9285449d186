package es.sml.connector.parse;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the customer of a STAR lead: a person, or an organization with its contact person. */
final class StarParty {
  private static final Set<String> NAME_PARTS = Set.of("givenname", "middlename", "familyname");
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "givenname",
          "middlename",
          "familyname",
          "namesuffix",
          "preferredname",
          "formattedname",
          "personname",
          "residenceaddress",
          "postaladdress",
          "address",
          "contactmethodtypecode");

  private final XmlElement party;
  private final LeadDraft draft;

  StarParty(XmlElement party, LeadDraft draft) {
    this.party = party;
    this.draft = draft;
  }

  void read() {
    Stream.of("specifiedperson", "primarycontact", "contact")
        .flatMap(party::descendants)
        .forEach(this::person);
    party.descendants("specifiedorganization").forEach(this::communications);
    if (draft.customer().hasName()) {
      draft.notes().add("Empresa", party.textBelow("companyname"));
    } else {
      draft.customer().name(party.textBelow("companyname"));
    }
    draft.notes().add("Sobre el cliente", party.textBelow("specialremarksdescription"));
    party.descendants("postaladdress").forEach(this::address);
  }

  private void person(XmlElement person) {
    draft.customer().name(name(person));
    communications(person);
    person.children("residenceaddress").forEach(this::address);
    person.children("address").forEach(this::address);
    String method = person.textOf("contactmethodtypecode");
    if (Letters.lower(method).contains("phone")) {
      draft.phonePreferred();
    }
    draft.notes().add("Contacto preferido", method);
    person.children().stream()
        .filter(child -> !KNOWN.contains(child.name()) && !child.name().endsWith("communication"))
        .forEach(child -> draft.notes().add(child.name(), child.line()));
  }

  private void communications(XmlElement of) {
    String region = region();
    of.children().stream()
        .filter(child -> child.name().endsWith("communication"))
        .sorted(Comparator.comparing(StarParty::rank))
        .forEach(communication -> communication(communication, region));
  }

  /**
   * Returns the parts in their proper order. Without a given name it keeps the sender's order,
   * because the sender may confuse the parts.
   */
  private static String name(XmlElement person) {
    String given = person.textOf("givenname");
    String family = person.textOf("familyname");
    String whole =
        VehicleText.joined(
            person.textOf("preferredname"),
            person.textOf("formattedname"),
            person.textOf("personname"));
    if (!whole.isEmpty() && (given.isEmpty() || family.isEmpty())) {
      return whole;
    }
    Stream<String> parts =
        given.isEmpty()
            ? person.children().stream()
                .filter(child -> NAME_PARTS.contains(child.name()))
                .map(XmlElement::line)
            : Stream.of(given, person.textOf("middlename"), family, person.textOf("namesuffix"));
    return VehicleText.joined(parts.toArray(String[]::new));
  }

  /** Sorts mobiles first, then preferred numbers, and faxes last. */
  private static int rank(XmlElement communication) {
    String kind = kind(communication);
    if (isFax(communication)) {
      return 3;
    }
    if (kind.contains("cell") || kind.contains("mobile")) {
      return 0;
    }
    return communication.textBelow("preferredindicator").equalsIgnoreCase("true") ? 1 : 2;
  }

  private static String kind(XmlElement communication) {
    return Letters.lower(
        communication.textOf("channelcode") + " " + communication.textOf("usecode"));
  }

  private static boolean isFax(XmlElement communication) {
    return communication.name().startsWith("fax") || kind(communication).contains("fax");
  }

  private void communication(XmlElement communication, String region) {
    String address = communication.textOf("uriid");
    boolean telephone = Letters.lower(address).startsWith("tel:");
    if (!telephone && (address.contains("@") || communication.name().startsWith("uri"))) {
      draft.customer().email(address);
      return;
    }
    String number = telephone ? address.substring("tel:".length()) : number(communication);
    if (isFax(communication)) {
      draft.notes().add("Fax", number);
    } else {
      if (region == null) {
        draft.customer().phoneOfSpainOrNorthAmerica(number);
      } else {
        draft.customer().phone(number, region);
      }
    }
  }

  private static String number(XmlElement communication) {
    String complete = communication.textOf("completenumber");
    if (!complete.isEmpty()) {
      return complete;
    }
    String country = withoutPrefix(communication.textOf("countrynumbercode"));
    String national =
        (communication.textOf("areanumbercode") + " " + communication.textOf("localnumber"))
            .strip();
    return country.isEmpty() || national.isEmpty() || national.startsWith("+")
        ? national
        : "+" + country + " " + national;
  }

  private static String withoutPrefix(String country) {
    return country.startsWith("+")
        ? country.substring(1)
        : country.startsWith("00") ? country.substring(2) : country;
  }

  /** Returns the two-letter code of the address's country; null if it names none. */
  private String region() {
    return Country.region(party.textBelow("countryid"));
  }

  // SML knows only Spanish provinces and localities, so a foreign address fits no field.
  private void address(XmlElement address) {
    draft
        .notes()
        .add(
            "Dirección",
            joined(address, "lineone", "linetwo", "linethree", "streetname", "buildingnumber"));
    if (Country.isSpain(address.textOf("countryid"))) {
      draft.customer().postalCode(address.textOf("postcode"));
      draft.customer().province(address.textOf("stateorprovincecountrysub-divisionid"));
      draft.customer().locality(address.textOf("cityname"));
    } else {
      draft
          .notes()
          .add(
              "Población",
              joined(
                  address,
                  "postcode",
                  "cityname",
                  "stateorprovincecountrysub-divisionid",
                  "countryid"));
    }
  }

  private static String joined(XmlElement element, String... names) {
    return Stream.of(names)
        .map(element::textOf)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
