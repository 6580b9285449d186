package es.sml.connector.parse.draft;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes telephone numbers and addresses out of a value that should be a name: "Ana, 666777888", and
 * a name out of one that should be a number: "Caller: Ana Ruiz".
 */
public final class ContactInName {
  private static final int FEWEST_DIGITS = 7;
  private static final int LONGEST = 200;
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d .()/-]{5,}\\d");
  private static final Pattern AT_ENDS =
      Pattern.compile("^[\\s,;:|/()<>·–—-]+|[\\s,;:|/()<>·–—-]+$");

  /** "253 618 047 (landline) - no mobile": the words are about the number. */
  private static final Pattern OF_NUMBER =
      Pattern.compile("\\s*\\+?\\d[\\d .()/-]{5,}\\d\\s*\\(\\pL[^)]*\\).*");

  /** "Ana Ruiz 972 41 08 65 call me in the evening": a name does not go on in small letters. */
  private static final Pattern SAID_AFTER =
      Pattern.compile(
          "^(\\pL[^\\d@]*(?:\\+?\\d[\\d .()/-]{5,}\\d|\\S+@\\S+))[\\s,;.)>]+\\p{Ll}+\\s.*$");

  /** "Ana Ruiz / 972 41 08 65 / Olot" without its number. */
  private static final Pattern AFTER_NAME = Pattern.compile("\\s+[/|·;]\\s.*$");

  /** A label such as "Cognome e nome". */
  private static final Pattern SURNAME_FIRST =
      Pattern.compile(
          "(?i)\\b(?:cognoms|cognome|apellidos?|apelidos?|surname|last ?name|nachname|familienname"
              + "|achternaam|nom|abizenak?|name)\\b.*\\b(?:nombres?|nomes?|pr[eé]noms?|vornamen?"
              + "|voornaam|first ?name|given ?name|nom|izena)\\b");

  private ContactInName() {}

  /** Moves the contacts of the values under the labels of names to their own fields. */
  static void moveIn(FieldValues values) {
    values.all(LeadField.PHONE).stream()
        .filter(phone -> phone.indexOf('@') > 0 && phone.length() <= LONGEST)
        .flatMap(phone -> EmailReader.addresses(phone).stream())
        .forEach(
            address -> values.addIfAbsent(LeadField.EMAIL, address, values.place(LeadField.PHONE)));
    for (String name : values.all(LeadField.NAME)) {
      long digits = name.chars().filter(Character::isDigit).count();
      boolean contact = name.indexOf('@') >= 0 || digits >= FEWEST_DIGITS;
      if (contact && name.length() <= LONGEST) {
        move(values, name);
      }
    }
  }

  /** Moves a name under the label of a telephone, if no label has the name. */
  public static void moveOut(FieldValues values, PersonNames people) {
    if (values.has(LeadField.NAME) || values.has(LeadField.FIRST_NAME)) {
      return;
    }
    for (String phone : values.all(LeadField.PHONE)) {
      boolean letters = phone.chars().noneMatch(Character::isDigit);
      String name = people.tidy(phone);
      boolean person =
          name.indexOf(' ') > 0
              ? people.possibleNameIn(name).isPresent()
              : people.isName(name) || people.isTitled(phone);
      if (letters && person) {
        String from = values.place(LeadField.PHONE);
        values.remove(LeadField.PHONE, phone);
        values.add(LeadField.NAME, phone, from);
        return;
      }
    }
  }

  /** Puts the first name before the surnames if the label says that they come first. */
  public static void inOrder(FieldValues values, PersonNames people) {
    String label = values.place(LeadField.NAME);
    if (SURNAME_FIRST.matcher(label).find()) {
      values.change(LeadField.NAME, name -> people.inOrder(name, label));
    }
  }

  private static void move(FieldValues values, String name) {
    if (OF_NUMBER.matches(name)) {
      String from = values.place(LeadField.NAME);
      values.remove(LeadField.NAME, name);
      values.add(LeadField.PHONE, name, from);
      return;
    }
    String rest = SAID_AFTER.matcher(name).replaceFirst("$1");
    if (!rest.equals(name)) {
      values.addUnknown("Nombre", name);
    }
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
    // another label's number may be none: "Contact no.: 919 004 471 2"
    numbers.forEach(number -> values.add(LeadField.PHONE, number, from));
    int comma = rest.indexOf(", ");
    if (comma > 0 && Character.isLowerCase(rest.charAt(comma + 2))) {
      rest = rest.substring(0, comma); // "Ana, afternoons"
    }
    rest = AFTER_NAME.matcher(rest).replaceFirst("");
    if (rest.chars().anyMatch(Character::isLetter)) {
      values.add(LeadField.NAME, rest, from);
    }
  }
}
