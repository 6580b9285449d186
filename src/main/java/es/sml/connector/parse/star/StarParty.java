package es.sml.connector.parse.star;

import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleText;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.Country;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the customer of a STAR lead: a person, or an organization with its contact person. Decides
 * the order of telephones, the name, and the preferred contact.
 */
final class StarParty {
  private static final int LONGEST_NUMBER = 60;
  private static final String[] METHODS = {
    "contactmethodtypecode",
    "preferredcontactmethod",
    "preferredmethod",
    "contactmethod",
    "preferredcontactmethodcode",
    "preferredcommunicationmethod",
    "preferredchannel",
    "contactmethod"
  };
  private static final Set<String> NAME_PARTS = Set.of("givenname", "middlename", "familyname");

  /** Channels that do not distinguish a number from others. */
  private static final Set<String> USUAL =
      Set.of("cell phone", "mobile", "phone", "telephone", "email", "home email", "other", "fax");

  private final XmlElement party;
  private final LeadDraft draft;

  /** The two-letter code of the address's country; null if it names none. */
  private final String region;

  StarParty(XmlElement party, LeadDraft draft) {
    this.party = party;
    this.draft = draft;
    this.region = Country.region(party.textBelow("countryid"));
  }

  void read() {
    if (party.child("personname").isPresent()) {
      person(party); // release 4
    }
    party.descendants("specifiedperson", "primarycontact", "contact").forEach(this::person);
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
    person.children(METHODS).forEach(method -> draft.requests().contactPreference(method.line()));
  }

  private void communications(XmlElement of) {
    of.children().stream()
        .filter(StarParty::isCommunication)
        .sorted(Comparator.comparing(StarParty::rank))
        .forEach(this::communication);
  }

  // Release 4 writes the number or the address as the element's text.
  private static boolean isCommunication(XmlElement element) {
    return element.name().endsWith("communication")
        || element.name().equals("telephone")
        || element.name().equals("emailaddress");
  }

  /**
   * Returns the parts in their proper order. Without a given name it keeps the sender's order,
   * because the sender may confuse the parts. Another whole name becomes a note.
   */
  private String name(XmlElement person) {
    XmlElement parts =
        person.child("personname").filter(name -> !name.children().isEmpty()).orElse(person);
    String given = parts.textOf("givenname");
    String family = parts.textOf("familyname");
    String whole =
        VehicleText.joined(
            person.textOf("preferredname"),
            person.textOf("formattedname"),
            parts.equals(person) ? person.textOf("personname") : "");
    Stream<String> written =
        given.isEmpty()
            ? parts.children().stream()
                .filter(child -> NAME_PARTS.contains(child.name()))
                .map(XmlElement::line)
            : Stream.of(given, parts.textOf("middlename"), family, parts.textOf("namesuffix"));
    String joined = VehicleText.joined(written.toArray(String[]::new));
    boolean useWhole = !whole.isEmpty() && (given.isEmpty() || family.isEmpty());
    String used = useWhole ? whole : joined;
    String other = useWhole ? joined : whole;
    if (!used.startsWith(other) && !used.endsWith(other)) {
      draft.notes().add("Otro nombre", other);
    }
    return used;
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
        communication.textOf("channelcode")
            + " "
            + communication.textOf("usecode")
            + " "
            + communication.attribute("desc"));
  }

  private static boolean isFax(XmlElement communication) {
    return communication.name().startsWith("fax") || kind(communication).contains("fax");
  }

  private void communication(XmlElement communication) {
    boolean preferred = communication.textBelow("preferredindicator").equalsIgnoreCase("true");
    String address = communication.textOf("uriid");
    boolean telephone = isTelephone(address);
    boolean uri = address.contains("@") || communication.name().startsWith("uri");
    if (communication.name().equals("emailaddress") || (!telephone && uri)) {
      String email = address.isEmpty() ? own(communication) : address;
      draft.customer().email(email);
      details(communication, email, preferred ? Media.E_MAIL : null);
      return;
    }
    String number = telephone ? address.substring(address.indexOf(':') + 1) : number(communication);
    if (isFax(communication)) {
      draft.notes().add("Fax", number);
      details(communication, number, null);
    } else {
      if (region == null) {
        draft.customer().phoneOfSpainOrNorthAmerica(number);
      } else {
        draft.customer().phone(number, region);
      }
      details(communication, number, preferred ? Media.PHONE : null);
    }
  }

  // A channel of any kind may be written as a URI.
  private static boolean isTelephone(String address) {
    return Letters.lower(address).startsWith("tel:")
        || (!address.isEmpty()
            && address.chars().allMatch(c -> Character.isDigit(c) || "+-() ./".indexOf(c) >= 0));
  }

  private static String own(XmlElement communication) {
    return communication.children().isEmpty() ? communication.line() : "";
  }

  private void details(XmlElement communication, String number, Media preferred) {
    if (preferred != null) {
      draft.requests().prefer(preferred);
    }
    String use = communication.attribute("desc");
    use = use.isEmpty() ? communication.textOf("channelcode", "usecode") : use;
    if (!USUAL.contains(Letters.lower(use)) && LeadDraft.present(use)) {
      draft.notes().add("Uso de " + Letters.start(number, LONGEST_NUMBER), use);
    }
    UnreadValues.addTo(draft.notes(), communication, number);
  }

  private static String number(XmlElement communication) {
    String complete = communication.textOf("completenumber");
    if (!complete.isEmpty()) {
      return complete;
    }
    if (communication.children().isEmpty()) {
      return communication.line();
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

  private void address(XmlElement address) {
    draft
        .notes()
        .add(
            "Dirección",
            StarTerms.values(
                address,
                "lineone",
                "linetwo",
                "linethree",
                "streetname",
                "buildingnumber",
                "addressline"));
    draft
        .customer()
        .town(
            address.textOf("postcode", "postalcode"),
            address.textOf("cityname", "city"),
            address.textOf("stateorprovincecountrysub-divisionid", "stateorprovince"),
            address.textOf("countryid", "country"));
    UnreadValues.addTo(draft.notes(), address, "dirección");
  }
}
