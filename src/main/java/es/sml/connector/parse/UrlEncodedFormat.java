package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.text.Letters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A website's form as a browser posts it: name=value pairs, joined by ampersands. HTTP clients use
 * its content type for any content. So the text must look like a form and contain at least two
 * values with known names.
 */
final class UrlEncodedFormat implements LeadFormat {
  static final int MAX_FIELDS = 200;
  private static final int FEWEST_KNOWN_FIELDS = 2;
  private static final int LONGEST_NAME = 200;
  private static final Pattern AMPERSAND = Pattern.compile("&");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\[\\]]+)\\]$");

  /** Extra data that a website builder adds to a field. */
  private static final Pattern ABOUT_FIELD =
      Pattern.compile("\\]\\[(?:id|type|title|required|raw_value)\\]$");

  /** Tokens that prove a human visitor. They are not the customer's words. */
  private static final Set<String> TOKENS =
      Set.of("g-recaptcha-response", "h-captcha-response", "cf-turnstile-response", "_charset_");

  private final LabelDictionary labels;

  UrlEncodedFormat(LabelDictionary labels) {
    this.labels = labels;
  }

  @Override
  public String name() {
    return "url-encoded-form";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    if (content.mail()) {
      return Optional.empty();
    }
    String text = content.parts().get(0).text().strip();
    if (!isForm(text)) {
      return Optional.empty();
    }
    String[] pairs = AMPERSAND.split(text, MAX_FIELDS + 1);
    if (pairs.length > MAX_FIELDS) {
      throw new UnreadableMessageException(
          "the form has more than " + MAX_FIELDS + " fields; ask the sender for a shorter form");
    }
    FormAnswers answers = new FormAnswers(labels, false);
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String field =
          equals < 0 ? "" : decoded(Letters.start(pair.substring(0, equals), LONGEST_NAME));
      if (!field.isBlank() && !TOKENS.contains(field) && !ABOUT_FIELD.matcher(field).find()) {
        answers.add(innermost(field), field, decoded(pair.substring(equals + 1)));
      }
    }
    LeadDraft draft = answers.draft();
    if (answers.fields() < FEWEST_KNOWN_FIELDS || !draft.isEnough()) {
      return Optional.empty();
    }
    FoundLeads leads = new FoundLeads(name(), "only name=value pairs, joined by &", content);
    leads.add(draft);
    return Optional.of(leads.orUnreadable("the form"));
  }

  // Written without a regular expression, which takes a hundred times as long. Most messages are no
  // form.
  private static boolean isForm(String text) {
    int equals = text.indexOf('=');
    int ampersand = text.indexOf('&');
    int second = text.indexOf('=', equals + 1);
    boolean begins = equals > 0 && equals <= LONGEST_NAME && ampersand > equals;
    return begins
        && (second < 0 || second > ampersand)
        && text.chars().noneMatch(UrlEncodedFormat::isOfNoForm);
  }

  private static boolean isOfNoForm(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || "<>{}\"".indexOf(c) >= 0;
  }

  /**
   * Returns the text as bytes first, because old websites encode windows-1252 without saying so.
   */
  private static String decoded(String encoded) {
    try {
      String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
      boolean plain = bytes.chars().anyMatch(c -> c > 0xFF);
      return plain ? bytes : TextDecoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), null);
    } catch (IllegalArgumentException e) {
      return encoded; // a single percent sign; the text stays as it is
    }
  }

  /**
   * Returns the last meaningful part of a name such as contact[phone] or fields[phone][value]; else
   * the name.
   */
  private static String innermost(String field) {
    Matcher matcher = IN_BRACKETS.matcher(field);
    if (!matcher.find()) {
      return field;
    }
    String last = matcher.group(1);
    return last.equals("value") ? innermost(field.substring(0, matcher.start())) : last;
  }
}
