package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A website's form as a browser posts it: name=value pairs, joined by ampersands. Its content type
 * says nothing, as HTTP clients put it on anything, so the text must look like a form and hold two
 * values at least whose names we know.
 */
final class UrlEncodedFormat implements LeadFormat {
  static final int MAX_FIELDS = 200;
  private static final int FEWEST_KNOWN_FIELDS = 2;
  private static final int LONGEST_NAME = 200;
  private static final Pattern AMPERSAND = Pattern.compile("&");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\[\\]]+)\\]$");

  /** What a website builder says of a field beside its value. */
  private static final Pattern ABOUT_FIELD =
      Pattern.compile("\\]\\[(?:id|type|title|required|raw_value)\\]$");

  /** What proves to the website that a person fills it in: no word of the customer's. */
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
      throw new UnreadableMessageException("the form has more than " + MAX_FIELDS + " fields");
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
    FoundLeads leads = new FoundLeads(name(), "nothing but name=value pairs with &", content);
    leads.add(draft);
    return Optional.of(leads.orUnreadable("the form"));
  }

  // By hand: a regular expression takes a hundred times as long, and most messages are none.
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

  /** The text as bytes first: old websites encode windows-1252, and none says so. */
  private static String decoded(String encoded) {
    try {
      String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
      boolean plain = bytes.chars().anyMatch(c -> c > 0xFF);
      return plain ? bytes : TextDecoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), null);
    } catch (IllegalArgumentException e) {
      return encoded; // a lone percent sign: then it is as good as it gets
    }
  }

  /**
   * The last part of a name like contact[phone] that says anything, since website builders write
   * fields[phone][value]; else the name.
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
