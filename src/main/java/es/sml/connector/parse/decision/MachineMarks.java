package es.sml.connector.parse.decision;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.List;

/**
 * Marks of machines in a mail: test leads, error codes, ticket numbers, and advertising in a
 * foreign script.
 */
public final class MachineMarks {
  private static final Pattern TEST =
      Pattern.compile(
          "<test lead: dummy data|\\btester-123-|\\bis_test: true|firstname\\s+lastname");
  private static final List<String> IN_TEST =
      List.of("<test lead", "tester-123-", "is_test", "firstname");
  private static final Pattern ERROR_CODE = Pattern.compile("\\b5\\d\\d[ -]5\\.\\d\\.\\d");
  private static final Pattern TICKET =
      Pattern.compile(
          "(?i)[\\[(]?(?:ticket|caso|case|incidencia)[ :]*(?:id)?[ :]*#? ?[a-z]{0,5}-?\\d+");
  private static final int BEFORE_TICKET = 40;
  private static final int LONGEST_MESSAGE = 2_000;

  /** A telephone number of nine digits or more, as a person writes it. */
  private static final Pattern TELEPHONE = Pattern.compile("(?:\\+|00)?\\d(?:[ .-]?\\d){8,13}");

  private MachineMarks() {}

  /** Returns whether the text has values of Meta's or Google's testing tools. */
  public static boolean isTestLead(MailWords mail) {
    String lower = Letters.lower(mail.text());
    return IN_TEST.stream().anyMatch(lower::contains) && TEST.matcher(lower).find();
  }

  /** Returns whether the text has a mail server's code of a permanent error. */
  static boolean hasErrorCode(MailWords mail) {
    return mail.text().contains("5.") && ERROR_CODE.matcher(mail.text()).find();
  }

  /** Returns whether the subject begins with the number of a ticket. */
  static boolean isTicket(MailWords mail) {
    String beginning = Letters.start(mail.subject(), BEFORE_TICKET + 40);
    return beginning.chars().anyMatch(Character::isDigit) && TICKET.matcher(beginning).find();
  }

  /** Returns whether the text has a link and is mostly in letters of no language of the dealers. */
  public static boolean isForeignAdvertising(String text) {
    String start = Letters.start(text, LONGEST_MESSAGE);
    if (!start.contains("http") && !start.contains("www.")) {
      return false;
    }
    long letters = start.codePoints().filter(Character::isLetter).count();
    long foreign = start.codePoints().filter(c -> Character.isLetter(c) && !isLatin(c)).count();
    return foreign * 3 > letters; // the link itself is Latin
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  static boolean hasTelephone(MailWords mail) {
    return TELEPHONE.matcher(mail.ownText()).find();
  }
}
