package es.sml.connector.deliver.duplicate;

import com.google.re2j.Pattern;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.create.SmlLead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/**
 * Decides which leads are duplicates: those of one dealer with the same vehicle, and the same phone
 * or e-mail. It keeps them as digests, without personal data.
 *
 * @param digests one digest of the phone and one of the e-mail, each with the vehicle; none if the
 *     lead lacks these values
 */
record Enquiry(String dealer, List<String> digests) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\pL\\pN]+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
  private static final String SPAIN = "34";
  private static final int SPANISH_WITH_PREFIX = 11;
  private static final String UNNAMED = words(SmlLead.UNSPECIFIED);

  /**
   * Returns the enquiry of a lead.
   *
   * @param lead as SML would get it
   */
  static Enquiry of(String dealer, SmlLead lead) {
    List<String> digests = new ArrayList<>();
    String vehicle = words(lead.vehicle().brandModel());
    SmlLead.Client person = lead.client();
    if (person != null && !vehicle.isEmpty() && !vehicle.equals(UNNAMED)) {
      add(digests, dealer, "phone", digits(person.phone()), vehicle);
      add(digests, dealer, "email", email(person.email()), vehicle);
    }
    return new Enquiry(dealer, List.copyOf(digests));
  }

  private static void add(
      List<String> digests, String dealer, String kind, String contact, String vehicle) {
    if (!contact.isEmpty()) {
      digests.add(
          MessageKey.of(dealer, kind + " " + contact, vehicle.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String words(String brandModel) {
    String plain = StringUtils.stripAccents(brandModel).toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
  }

  // SML's own JSON has phones in any notation, with Spain's prefix or without.
  private static String digits(String phone) {
    String digits = phone == null ? "" : NO_DIGIT.matcher(phone).replaceAll("");
    String number = digits.startsWith("00") ? digits.substring(2) : digits;
    return number.length() == SPANISH_WITH_PREFIX && number.startsWith(SPAIN)
        ? number.substring(SPAIN.length())
        : number;
  }

  private static String email(String email) {
    return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
  }
}
