package es.sml.connector.parse.labelled;

import com.google.re2j.Pattern;
import es.sml.connector.parse.contact.ContactCard;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import java.util.List;

/**
 * Tells the labelled numbers of one who writes of a customer, such as a colleague, and signs the
 * mail.
 */
final class WriterSignature {
  private static final int FEWEST_OF_SENTENCES = 50;
  private static final int LONGEST_LINE = 300;
  private static final int SHORTEST_WORD = 4;
  private static final Pattern NUMBER = Pattern.compile("\\d(?:[ .-]?\\d){8}");

  /** Of a sentence around a number, which itself may be four. */
  private static final int FEWEST_WORDS = 8;

  private WriterSignature() {}

  /**
   * Returns whether the only labelled values are those of the writer: they stand below the writer's
   * name, or sentences above them have a number.
   */
  static boolean isAll(FieldValues values, String text, UnknownSender sender) {
    boolean colleague = sender.recipient().isSender();
    boolean contacts = // "Sales advisor | Motor Sur"
        colleague
            ? values.hasOnlyContacts(LeadField.SALESPERSON)
            : values.hasOnlyContacts() && sender.writesOfAnother();
    if (!contacts) {
      return false;
    }
    if (colleague && ContactCard.in(sender.mail()).isPresent()) {
      return true; // the card is the customer's
    }
    boolean sentences =
        values.looseCharacters() >= FEWEST_OF_SENTENCES
            || values.unknownPairs().stream() // below "Compañeros:"
                .anyMatch(pair -> isSentenceWithNumber(pair.value()));
    if (!sentences) {
      return false;
    }
    String name = EmailReader.displayName(sender.mail().from());
    int first =
        values.texts().values().stream()
            .flatMap(List::stream)
            .mapToInt(text::indexOf)
            .min()
            .orElse(0);
    String above = text.substring(0, Math.max(0, first));
    if (!colleague && !isNamedLast(above, name)) {
      return false;
    }
    return (colleague && isFirstName(above, name))
        || (name.indexOf(' ') > 0 && above.contains('\n' + name + '\n'))
        || above.lines().anyMatch(WriterSignature::isSentenceWithNumber);
  }

  /** Returns whether the line above that of the values is the sender's first name. */
  private static boolean isFirstName(String above, String sender) {
    List<String> last = Words.of(Letters.start(lastLine(above), LONGEST_LINE)).list();
    return last.size() == 1 && Words.of(sender).list().indexOf(last.get(0)) == 0;
  }

  private static String lastLine(String above) {
    String lines = above.substring(0, Math.max(0, above.lastIndexOf('\n'))).stripTrailing();
    return lines.substring(lines.lastIndexOf('\n') + 1);
  }

  /** Returns whether the line above that of the values names the sender. */
  private static boolean isNamedLast(String above, String sender) {
    String last = lastLine(above);
    List<String> words = Words.of(sender).list();
    return Words.of(Letters.start(last, LONGEST_LINE)).list().stream()
        .anyMatch(word -> word.length() >= SHORTEST_WORD && words.contains(word));
  }

  private static boolean isSentenceWithNumber(String line) {
    return NUMBER.matcher(line).find()
        && Words.of(Letters.start(line, LONGEST_LINE)).size() >= FEWEST_WORDS;
  }
}
