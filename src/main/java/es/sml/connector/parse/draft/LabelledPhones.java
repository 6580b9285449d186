package es.sml.connector.parse.draft;

import com.google.re2j.Pattern;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.phone.PhoneReader;
import java.util.Comparator;
import java.util.List;

/** Decides which of several labelled telephone numbers comes first. */
final class LabelledPhones {
  private static final Pattern MOBILE =
      Pattern.compile("(?i)m[oòó][bv]il|cell|whats|handy|telem[oó]vel|portable|gsm|cellulare");

  private LabelledPhones() {}

  /** Puts mobiles first: by their labels, or by the numbers of "Tel. 1" and "Tel. 2". */
  static void mobilesFirst(FieldValues values) {
    values.sort(
        LeadField.PHONE, Comparator.comparing(value -> !MOBILE.matcher(value.from()).find()));
    List<FieldValues.Value> phones = values.of(LeadField.PHONE);
    boolean numbered =
        phones.size() > 1
            && phones.stream().map(value -> withoutDigits(value.from())).distinct().count() == 1;
    if (numbered) {
      values.sort(LeadField.PHONE, Comparator.comparing(value -> !isMobile(value.text())));
    }
  }

  private static String withoutDigits(String label) {
    StringBuilder rest = new StringBuilder();
    label.chars().filter(c -> !Character.isDigit(c)).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  private static boolean isMobile(String phone) {
    return PhoneReader.read(phone, "ES").numbers().stream().anyMatch(PhoneReader::isMobile);
  }
}
