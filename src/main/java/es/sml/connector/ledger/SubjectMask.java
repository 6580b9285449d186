package es.sml.connector.ledger;

import es.sml.connector.lead.Lead;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Takes the customer out of the subject of a mail, since the ledger has no customers. */
final class SubjectMask {
  private static final String HIDDEN = "***";
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]*@[^\\s@]*");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\+?(?:\\d[ ./()-]{0,2}){7,}");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private SubjectMask() {}

  /** Hides the words of the customer's name, addresses and long numbers; null stays null. */
  static String mask(String subject, Lead.Customer customer) {
    if (subject == null) {
      return null;
    }
    Set<String> name =
        WORD.matcher(StringUtils.defaultString(customer.name()))
            .results()
            .map(word -> plain(word.group()))
            .collect(Collectors.toSet());
    String text = ADDRESS.matcher(subject).replaceAll(HIDDEN);
    text = LONG_NUMBER.matcher(text).replaceAll(HIDDEN + " ");
    return WORD.matcher(text)
        .replaceAll(word -> name.contains(plain(word.group())) ? HIDDEN : word.group());
  }

  private static String plain(String word) {
    return StringUtils.stripAccents(StringUtils.toRootLowerCase(word));
  }
}
