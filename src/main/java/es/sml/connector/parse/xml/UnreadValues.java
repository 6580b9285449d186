package es.sml.connector.parse.xml;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.Set;

/**
 * Adds a note for each text and attribute of an XML element that no reader took. Leaves out secrets
 * and technical attributes.
 */
public final class UnreadValues {
  /** Elements that hold secrets, or pictures that no note can show. */
  private static final Set<String> WITHHELD =
      Set.of("password", "secondarypassword", "authorizationid", "signature");

  /** Attributes that number, style or identify elements for programs. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "sequence",
          "line",
          "width",
          "height",
          "part",
          "primarycontact",
          "preferredcontact",
          "languageid",
          "nil",
          "schemalocation");

  /** Elements that say nothing about the values in them. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "customer",
          "contact",
          "vehicle",
          "salesleadheader",
          "salesleaddetail",
          "salesleadlineitem",
          "salesleadvehiclelineitem",
          "salesleadinfo",
          "documentidentificationgroup",
          "customerprospect",
          "prospectparty",
          "consumerparty",
          "customerparty",
          "specifiedperson",
          "specifiedorganization",
          "ownedvehicledetail");

  /** A hostile message may repeat a long name in front of each of thousands of values. */
  private static final int LONGEST_LABEL = 100;

  private final Notes notes;
  private final String suffix;

  private UnreadValues(Notes notes, String suffix) {
    this.notes = notes;
    this.suffix = suffix;
  }

  /**
   * Adds the notes. The values then count as read.
   *
   * @param whose added to each label in brackets; may be empty
   */
  public static void addTo(Notes notes, XmlElement element, String whose) {
    UnreadValues unread = new UnreadValues(notes, suffix(whose));
    unread.attributes(element, "");
    element.children().forEach(child -> unread.add(child, ""));
  }

  /** Adds the notes of an element that may itself be unread. */
  public static void addWith(Notes notes, XmlElement element, String whose) {
    new UnreadValues(notes, suffix(whose)).add(element, "");
  }

  private static String suffix(String whose) {
    return whose.isEmpty() ? "" : " (" + Letters.start(whose, LONGEST_LABEL) + ")";
  }

  private void add(XmlElement element, String parents) {
    if (WITHHELD.contains(element.name())) {
      return;
    }
    boolean structure = STRUCTURE.contains(element.name());
    String label = Letters.start(structure ? parents : parents + element.name(), LONGEST_LABEL);
    attributes(element, label + " ");
    if (element.isRead()) {
      return;
    }
    if (element.children().isEmpty() || !element.ownText().isEmpty()) {
      add(structure ? parents + element.name() : label, element.text());
    } else {
      String inner = structure ? parents : label + " / ";
      element.children().forEach(child -> add(child, inner));
    }
  }

  private void attributes(XmlElement element, String label) {
    element
        .unreadAttributes()
        .forEach(
            (name, value) -> {
              element.attribute(name);
              if (!isTechnical(name)) {
                add(label + Letters.start(name, LONGEST_LABEL), value);
              }
            });
  }

  private static boolean isTechnical(String name) {
    return TECHNICAL.contains(name)
        || name.startsWith("xml")
        || name.startsWith("scheme")
        || name.startsWith("list");
  }

  private void add(String label, String value) {
    if (LeadDraft.present(value)) {
      notes.add(label + suffix, value);
    }
  }
}
