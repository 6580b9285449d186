package es.sml.connector.door;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The keys of a website's form in dealers.yaml, and their checks. {@code FormGuards} and {@code
 * FormSender} of door.sender.form apply them.
 *
 * @param origins Origins of the website's pages, such as {@code https://www.dealer.example}. A form
 *     of another page is refused. A request without an origin waits as a dead letter, unless the
 *     channel has a {@code path-secret}.
 * @param thanks Page that a browser shows after the form. By default the door's own page.
 * @param idField Field with a value that is new each time that the page opens the form. A form that
 *     is sent twice with it is one lead; a corrected form is another one. A program sends the
 *     header {@code Idempotency-Key} instead.
 * @param trapField Field that people do not see. A form with a value in it waits as a dead letter.
 *     Browsers fill in fields with usual names such as email, phone, company or website; give it
 *     another name.
 * @param timeField Field with the milliseconds between the page's opening and the sending. With
 *     less than two seconds the form waits as a dead letter.
 * @param consent Consent that the form asks for.
 * @param limitPerMinute Forms that one address may send in a minute; 1 to 10000. A further form
 *     gets the status 429. The usual limit is 30. With {@code path-secret} there is no limit unless
 *     you set one, because the website's server sends all forms from its address.
 */
public record FormRules(
    List<String> origins,
    URI thanks,
    String idField,
    String trapField,
    String timeField,
    Consent consent,
    Integer limitPerMinute) {
  public static final FormRules DEFAULT = new FormRules(null, null, null, null, null, null, null);

  /**
   * A consent of the customer, which becomes a note of the lead.
   *
   * @param field Field of the consent.
   * @param text Text next to the field.
   * @param version Version of the text.
   */
  public record Consent(String field, String text, String version) {
    public Consent {
      Check.needed("field", field);
      Check.needed("text", text);
    }
  }

  public FormRules {
    origins = origins == null ? List.of() : List.copyOf(origins);
    for (String origin : origins) {
      if (!origin.matches("https?://[^/?#\\s]+")) {
        throw new InvalidSettingException(
            "channels.origins",
            "origins: each must be a scheme and a host, such as" + " https://www.dealer.example");
      }
    }
    if (thanks != null && !String.valueOf(thanks.getScheme()).matches("https?")) {
      throw new InvalidSettingException(
          "channels.thanks", "thanks must be a URL with https or http");
    }
    if (limitPerMinute != null) {
      Check.between("limit-per-minute", limitPerMinute, 1, 10_000);
    }
  }

  /** The fields that the page fills by itself: id, time and trap. */
  public List<String> ownFields() {
    return Stream.of(idField, timeField, trapField).filter(Objects::nonNull).toList();
  }
}
