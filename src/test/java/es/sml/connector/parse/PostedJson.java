package es.sml.connector.parse;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.sml.mapping.SmlLeadPreview;
import es.sml.connector.testing.ShippedWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts and fields of SML's JSON for the leads of one message. */
final class PostedJson {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final SmlLeadPreview PREVIEW = SmlLeadPreview.withoutDealer(ShippedWords.WORDS);

  private final Map<String, Set<String>> fields = new HashMap<>();
  private final List<String> digits = new ArrayList<>();
  private final Set<String> numbers = new HashSet<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder json = new StringBuilder();

  /** Reads the message as the connector does. A message without a lead posts nothing. */
  static PostedJson of(InboundMessage message) {
    PostedJson posted = new PostedJson();
    try {
      ParseResult result = Messages.PARSER.parse(message);
      if (result instanceof ParseResult.Leads leads) {
        leads.leads().forEach(lead -> posted.add(lead, message));
      } else {
        posted.json.append("nothing: ").append(result);
      }
    } catch (UnreadableMessageException e) {
      posted.json.append("nothing: ").append(e.getMessage());
    }
    return posted;
  }

  private void add(Lead lead, InboundMessage message) {
    JsonNode body = PREVIEW.of(lead, message);
    json.append(body.toPrettyString()).append('\n');
    add("", body);
  }

  private void add(String path, JsonNode node) {
    if (node.isArray()) {
      node.forEach(item -> add(path, item));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  add(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue()));
    } else {
      leaf(path, SPACES.matcher(node.asText()).replaceAll(" "));
    }
  }

  private void leaf(String path, String value) {
    fields.computeIfAbsent(path, p -> new HashSet<>()).add(value);
    text.append(value).append('\n');
    digits.add(value.replaceAll("\\D", ""));
    Matcher matcher = NUMBER.matcher(value);
    while (matcher.find()) {
      numbers.add(plain(matcher.group()));
    }
  }

  boolean has(String value) {
    return text.indexOf(SPACES.matcher(value.strip()).replaceAll(" ")) >= 0;
  }

  boolean hasDigits(String wanted) {
    return digits.stream().anyMatch(leaf -> leaf.contains(wanted));
  }

  boolean hasNumber(String written) {
    return numbers.contains(plain(written));
  }

  /** Returns the values of a field, such as "request.task.type". */
  Set<String> values(String field) {
    return fields.getOrDefault(field, Set.of());
  }

  private static String plain(String number) {
    return number.matches("\\d+(\\.\\d+)?")
        ? new BigDecimal(number).stripTrailingZeros().toPlainString()
        : number;
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
