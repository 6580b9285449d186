package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.line.LabelledLine;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Recognises the dealer's or the salesperson's own lines below those of the customer: "Dealer:
 * Motor Sur", "Contact: Eva Gil", "Telephone: 941 …".
 */
final class DealerLines {
  private static final Set<LeadField> NAMES =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);
  private static final Set<LeadField> CONTACTS = EnumSet.of(LeadField.PHONE, LeadField.EMAIL);
  private static final Set<LeadField> PLACES =
      EnumSet.of(LeadField.LOCALITY, LeadField.PROVINCE, LeadField.POSTAL_CODE);

  private final LabelDictionary labels;

  DealerLines(LabelDictionary labels) {
    this.labels = labels;
  }

  /**
   * Returns whether such lines begin there. In a list of customers, whose dealer stands above each
   * of them, none do.
   */
  boolean begin(List<LabelledLine> lines, int at, FieldValues customer) {
    LabelledLine first = lines.get(at);
    boolean known =
        customer.size() > 0
            && CONTACTS.stream().anyMatch(customer::has)
            && NAMES.stream().anyMatch(customer::has);
    if (!known || !isOfDealer(first)) {
      return false;
    }
    Set<LeadField> fields = EnumSet.noneOf(LeadField.class);
    for (int i = at + 1; i < lines.size() && lines.get(i).isLabelled(); i++) {
      if (lines.get(i).field() != null) {
        fields.add(lines.get(i).field());
      }
    }
    boolean person = fields.stream().anyMatch(NAMES::contains);
    boolean again = fields.stream().anyMatch(one -> CONTACTS.contains(one) && customer.has(one));
    boolean apart = at > 0 && (lines.get(at - 1).isBlank() || isHead(lines.get(at - 1)));
    return (person ? fields.stream().anyMatch(CONTACTS::contains) : again && apart)
        && fields.stream().allMatch(DealerLines::isOfAnyone)
        && lines.subList(0, at).stream().noneMatch(this::isOfDealer);
  }

  /** Returns whether it is a label without a value, such as "Your advisor:". */
  private static boolean isHead(LabelledLine line) {
    return line.label() != null && line.value().isEmpty();
  }

  private boolean isOfDealer(LabelledLine line) {
    return line.label() != null
        && !line.value().isEmpty()
        && (line.field() == LeadField.SALESPERSON || labels.isOfDealer(line.label()));
  }

  private static boolean isOfAnyone(LeadField field) {
    return NAMES.contains(field) || CONTACTS.contains(field) || PLACES.contains(field);
  }
}
