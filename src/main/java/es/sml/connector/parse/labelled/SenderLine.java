package es.sml.connector.parse.labelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.layout.MailHeadWords;
import es.sml.connector.parse.layout.MailHeadWords.Line;
import es.sml.connector.parse.line.LabelledLine;
import es.sml.connector.parse.mail.QuotedMail;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.List;

/**
 * The first line of a form's table that says who sent it: "From: Ana &lt;ana@example.org&gt;". The
 * one of a short message has the telephone.
 */
final class SenderLine {
  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 6;
  private static final List<String> SENT_BY =
      List.of(
          "sent by",
          "enviado por",
          "enviat per",
          "envoye par",
          "gesendet von",
          "inviato da",
          "verzonden door",
          "from",
          "remitente",
          "absender",
          "expediteur",
          "mittente",
          "afzender");

  private final MailHeadWords heads;

  SenderLine(MailHeadWords heads) {
    this.heads = heads;
  }

  /** Takes the sender of the line; returns false if the line has none. */
  boolean read(LabelledLine line, String value, FieldValues values) {
    boolean named =
        line.field() == null && heads.header(line.label()).filter(Line.FROM::equals).isPresent();
    if (named && PhoneReader.isOnlyNumber(value)) {
      values.add(LeadField.PHONE, value, line.place());
      return true;
    }
    boolean sender =
        line.field() == null
            && (named || isSentBy(line.label(), value))
            && EmailReader.addresses(value).size() == 1;
    if (sender) {
      QuotedMail mail = QuotedMail.from(Line.FROM, value, "");
      values.add(LeadField.NAME, mail.name(), line.place());
      values.add(LeadField.EMAIL, mail.address(), line.place());
    }
    return sender;
  }

  /**
   * Returns whether the line names the sender of an enquiry, as in "Von: Ana Ruiz". In Dutch the
   * word is also a vehicle.
   */
  boolean isName(LabelledLine line) {
    boolean open = line.field() == null || line.field() == LeadField.VEHICLE;
    return open && line.isLabelled() && isName(line.label(), line.value());
  }

  /** Returns whether a label and its value name the sender of an enquiry. */
  boolean isName(String label, String value) {
    return heads.header(label).filter(Line.FROM::equals).isPresent() && isName(value);
  }

  private static boolean isName(String value) {
    List<String> words = Letters.words(value);
    return words.size() > 1
        && words.size() <= MOST_WORDS
        && Character.isUpperCase(value.charAt(0))
        && value.chars().allMatch(c -> Character.isLetter(c) || " .'-".indexOf(c) >= 0);
  }

  /** Returns whether a form says who sent it: "... enviado por: Ana &lt;ana@example.org&gt;". */
  private static boolean isSentBy(String label, String value) {
    String plain = Letters.plain(label);
    return value.endsWith(">")
        && value.length() <= LONGEST
        && value.indexOf('<') > 0
        && SENT_BY.stream().anyMatch(plain::endsWith);
  }
}
