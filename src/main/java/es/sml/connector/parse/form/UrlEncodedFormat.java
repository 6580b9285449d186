package es.sml.connector.parse.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.content.TextDecoder;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.lead.JsonLeads;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.text.Letters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A website's form as a browser posts it: name=value pairs, joined by ampersands. HTTP clients use
 * its content type for any content. So the text must look like a form and contain at least two
 * values with known names.
 */
public final class UrlEncodedFormat implements LeadFormat {
  private static final int LONGEST_NAME = 200;
  public static final Pattern AMPERSAND = Pattern.compile("&");

  /** A form whose sender encoded no spaces: a line that has at least two names. */
  private static final Pattern UNENCODED =
      Pattern.compile("[\\pL\\pN_.\\[\\]%+-]+=[^\\r\\n]*&[\\pL\\pN_.\\[\\]%+-]+=[^\\r\\n]*");

  private final JsonLeads leads;

  public UrlEncodedFormat(JsonLeads leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return "url-encoded-form";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    return form(content)
        .flatMap(
            form ->
                leads.ofForm(
                    form, new FoundLeads(name(), "only name=value pairs, joined by &", content)));
  }

  /** Returns the form that the content consists of; empty if it is none. */
  public static Optional<JsonNode> form(MessageContent content) {
    if (content.mail() || content.parts().size() != 1) {
      return Optional.empty();
    }
    String text = content.parts().get(0).text().strip();
    if (!isForm(text)) {
      return Optional.empty();
    }
    PostedForm form = new PostedForm();
    String[] pairs = AMPERSAND.split(text, PostedForm.MAX_FIELDS + 1);
    if (pairs.length > PostedForm.MAX_FIELDS) {
      throw new UnreadableMessageException(
          "the form has more than "
              + PostedForm.MAX_FIELDS
              + " fields; ask the sender for a shorter form");
    }
    for (int i = 0; i < pairs.length; i++) {
      int equals = pairs[i].indexOf('=');
      if (equals > 0) {
        form.add(
            decoded(Letters.start(pairs[i].substring(0, equals), 3 * LONGEST_NAME)),
            decoded(pairs[i].substring(equals + 1) + unencodedRest(pairs, i + 1)));
      }
    }
    return Optional.of(form.json());
  }

  /** Returns the rest of a value with an ampersand that its sender did not encode. */
  private static String unencodedRest(String[] pairs, int from) {
    StringBuilder rest = new StringBuilder();
    for (int i = from;
        i < pairs.length && pairs[i].startsWith(" ") && !pairs[i].contains("=");
        i++) {
      rest.append('&').append(pairs[i]);
    }
    return rest.toString();
  }

  // Written without a regular expression, which takes a hundred times as long. Most messages are no
  // form.
  private static boolean isForm(String text) {
    int equals = text.indexOf('=');
    int ampersand = text.indexOf('&');
    int second = text.indexOf('=', equals + 1);
    boolean only = ampersand < 0 && text.regionMatches(true, equals + 1, "%7b", 0, 3);
    only |= ampersand < 0 && text.regionMatches(true, equals + 1, "%5b", 0, 3); // JSON
    boolean begins = equals > 0 && equals <= LONGEST_NAME && (ampersand > equals || only);
    return begins
        && (second < 0 || second > ampersand)
        && (text.chars().noneMatch(UrlEncodedFormat::isOfNoForm)
            || UNENCODED.matcher(text).matches());
  }

  private static boolean isOfNoForm(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || "<>{}\"".indexOf(c) >= 0;
  }

  /**
   * Returns the text as bytes first, because old websites encode windows-1252 without saying so.
   */
  public static String decoded(String encoded) {
    // Who encodes no space writes no plus for one.
    String text = encoded.indexOf(' ') < 0 ? encoded : encoded.replace("+", "%2B");
    try {
      String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
      boolean plain = bytes.chars().anyMatch(c -> c > 0xFF);
      return plain ? bytes : TextDecoder.decode(bytes.getBytes(StandardCharsets.ISO_8859_1), null);
    } catch (IllegalArgumentException e) {
      return encoded; // a single percent sign; the text stays as it is
    }
  }
}
