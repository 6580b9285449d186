package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.label.LeadField;
import java.util.ArrayList;
import java.util.List;

/** Takes telephone numbers and addresses out of a value that should be a name: "Ana, 666777888". */
final class ContactInName {
  private static final int FEWEST_DIGITS = 7;
  private static final int LONGEST = 200;
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .()/-]{5,}\\d");
  private static final Pattern AT_ENDS =
      Pattern.compile("^[\\s,;:|/()<>·–—-]+|[\\s,;:|/()<>·–—-]+$");

  private ContactInName() {}

  /** Moves the contacts of the values under the labels of names to their own fields. */
  static void moveIn(FieldValues values) {
    for (String name : values.all(LeadField.NAME)) {
      long digits = name.chars().filter(Character::isDigit).count();
      boolean contact = name.indexOf('@') >= 0 || digits >= FEWEST_DIGITS;
      if (contact && name.length() <= LONGEST) {
        move(values, name);
      }
    }
  }

  private static void move(FieldValues values, String name) {
    String rest = name;
    List<String> addresses = EmailReader.addresses(name);
    for (String address : addresses) {
      rest = rest.replace(address, " ");
    }
    List<String> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(rest);
    while (matcher.find()) {
      numbers.add(matcher.group().strip());
    }
    rest = AT_ENDS.matcher(NUMBER.matcher(rest).replaceAll(" ")).replaceAll("");
    String from = values.place(LeadField.NAME);
    values.remove(LeadField.NAME, name);
    addresses.forEach(address -> values.addIfAbsent(LeadField.EMAIL, address, from));
    numbers.forEach(number -> values.addIfAbsent(LeadField.PHONE, number, from));
    if (rest.chars().anyMatch(Character::isLetter)) {
      values.add(LeadField.NAME, rest, from);
    }
  }
}
