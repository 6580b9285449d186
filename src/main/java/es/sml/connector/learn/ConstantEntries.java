package es.sml.connector.learn;

import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds the sender's own contacts, which must not become the customer's. */
final class ConstantEntries {
  private static final Set<LeadField> CONTACT =
      EnumSet.of(
          LeadField.NAME,
          LeadField.FIRST_NAME,
          LeadField.SURNAME,
          LeadField.PHONE,
          LeadField.EMAIL);

  /** Digits of the shortest telephone number with its prefix. */
  private static final int PHONE_DIGITS = 9;

  private ConstantEntries() {}

  static void addTo(TemplateDraft draft, Layout layout, FormatTrial trial) {
    if (!draft.readsContact()) {
      return; // one customer may have written all mails
    }
    for (List<Line> mail : layout.mails()) {
      mail.stream()
          .filter(line -> line.is(Line.Type.CONSTANT) && isContact(line.text(), trial))
          .forEach(line -> draft.layout(Label.plain(line.text())));
    }
  }

  private static boolean isContact(String line, FormatTrial trial) {
    long digits = line.chars().filter(Character::isDigit).count();
    if (line.indexOf('@') >= 0 || digits >= PHONE_DIGITS) {
      return true;
    }
    Label label = Label.in(line);
    return label != null
        && !label.value().isEmpty()
        && trial.field(label.name()).filter(CONTACT::contains).isPresent();
  }
}
