package es.sml.connector.learn.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.Explanation;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A lead as a person checks it: its values, each with its place in the mail. It decides if a lead
 * has what the person marked.
 */
public final class ReadLead {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private static final String VEHICLE = "vehicle.brandModel";

  private static final List<String> SHOWN =
      List.of(
          "customer.name",
          "customer.phone",
          "customer.email",
          VEHICLE,
          "vehicle.price",
          "vehicle.kilometres",
          "vehicle.year",
          "customer.province",
          "customer.locality",
          "customer.postalCode",
          "externalId");

  private static final String MESSAGE = "message";

  /** The value of a marked field; a field without an entry may be anywhere. */
  private static final Map<LeadField, String> PLACES =
      Map.ofEntries(
          Map.entry(LeadField.NAME, "customer.name"),
          Map.entry(LeadField.PHONE, "customer.phone"),
          Map.entry(LeadField.EMAIL, "customer.email"),
          Map.entry(LeadField.VEHICLE, VEHICLE),
          Map.entry(LeadField.MAKE, VEHICLE),
          Map.entry(LeadField.MODEL, VEHICLE),
          Map.entry(LeadField.PRICE, "vehicle.price"),
          Map.entry(LeadField.KILOMETRES, "vehicle.kilometres"),
          Map.entry(LeadField.YEAR, "vehicle.year"),
          Map.entry(LeadField.EXTERNAL_ID, "externalId"));

  private static final Set<LeadField> WHOLE = EnumSet.of(LeadField.NAME, LeadField.EMAIL);
  private static final int LONGEST_LABEL = 40;

  private final Lead lead;
  private final Explanation explanation;
  private final JsonNode tree;

  ReadLead(Lead lead, Explanation explanation) {
    this.lead = lead;
    this.explanation = explanation;
    this.tree = JSON.valueToTree(lead);
  }

  /**
   * A value of a lead.
   *
   * @param field such as customer.name
   * @param where its place in the mail; empty if unknown
   */
  public record Row(String field, String value, String where) {}

  /** Returns the values: customer, vehicle, message, requests and other notes. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String field : SHOWN) {
      value(field).ifPresent(value -> rows.add(new Row(field, value, where(field))));
    }
    message().ifPresent(text -> rows.add(new Row(MESSAGE, text, where(MESSAGE))));
    lead.tasks().forEach(task -> rows.add(new Row("task", task.type(), "")));
    lead.notes().stream()
        .filter(note -> message().filter(note::equals).isEmpty())
        .forEach(note -> rows.add(new Row("note", note, "")));
    return rows;
  }

  /** Returns the customer's text; a note without a label. */
  public Optional<String> message() {
    return explanation.fields().containsKey(MESSAGE)
        ? lead.notes().stream().filter(note -> !isLabelled(note)).findFirst()
        : Optional.empty();
  }

  public boolean has(LeadField field, String text) {
    String wanted = letters(text);
    if (field == LeadField.MESSAGE) {
      return message().filter(read -> letters(read).contains(wanted)).isPresent();
    }
    String place = PLACES.get(field);
    if (place == null) {
      return letters(tree.toString()).contains(wanted);
    }
    String read = value(place).map(ReadLead::letters).orElse("");
    return !read.isEmpty()
        && (read.equals(wanted)
            || (!WHOLE.contains(field) && (read.contains(wanted) || wanted.contains(read))));
  }

  /** Returns the letters and digits of a text, for a comparison. */
  public static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    Letters.plain(text)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static boolean isLabelled(String note) {
    int colon = note.indexOf(": ");
    return colon > 0
        && colon <= LONGEST_LABEL
        && note.substring(0, colon).chars().noneMatch(c -> c == '\n' || c == ',' || c == '.');
  }

  private Optional<String> value(String field) {
    JsonNode value = tree.at("/" + field.replace('.', '/'));
    return value.isMissingNode() || value.isNull() || value.isContainerNode()
        ? Optional.empty()
        : Optional.of(value.asText());
  }

  private String where(String field) {
    Explanation.Source source = explanation.fields().get(field);
    return source == null ? "" : source.from();
  }

  /** Returns the lead as the expected result of a test case. */
  ObjectNode expected(String format) {
    ObjectNode expected = JSON.createObjectNode().put("outcome", "lead").put("format", format);
    ObjectNode of = expected.putObject("lead");
    for (String field : SHOWN) {
      int dot = field.indexOf('.');
      JsonNode value = tree.at("/" + field.replace('.', '/'));
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      ObjectNode parent = dot < 0 ? of : of.withObject("/" + field.substring(0, dot));
      parent.set(field.substring(dot + 1), value);
    }
    message().ifPresent(text -> of.putArray("notes").add(text));
    return expected;
  }

  /** Returns the fields that a value was substituted for, or left out of. */
  public Set<String> unsure() {
    return new LinkedHashSet<>(lead.unsure().keySet());
  }
}
