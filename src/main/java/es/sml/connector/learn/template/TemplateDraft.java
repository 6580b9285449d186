package es.sml.connector.learn.template;

import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.parse.field.LeadField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the entries of a template, and the fields that it reads. It leaves out long expressions,
 * and short lines that could be a customer's.
 */
public final class TemplateDraft {
  private static final int LONGEST_EXPRESSION = 1_900;
  private static final int SHORTEST_LINE = 12;

  private final Map<String, String> when = new LinkedHashMap<>();
  private final Map<LeadField, List<String>> labels = new EnumMap<>(LeadField.class);
  private final List<String> texts = new ArrayList<>();
  private final Set<String> layout = new LinkedHashSet<>();
  private final Set<LeadField> read = EnumSet.noneOf(LeadField.class);
  private final Set<String> headers = new LinkedHashSet<>();
  private String provider;
  private String subject;
  private MessagePlace message;

  public void when(String key, String expression) {
    when.put(key, expression);
  }

  public void provider(String name) {
    provider = name;
  }

  /** Sets "customer-in-from" or "customer-in-reply-to". */
  public void customerIn(String header) {
    headers.add("customer-in-" + header);
  }

  public void subject(String expression) {
    subject = expression;
  }

  public void label(LeadField field, String label) {
    List<String> of = labels.computeIfAbsent(field, f -> new ArrayList<>());
    if (of.stream().noneMatch(label::equalsIgnoreCase)) {
      of.add(label);
    }
    read.add(field);
  }

  public void text(String expression, LeadField field) {
    if (expression.length() <= LONGEST_EXPRESSION) {
      texts.add(expression);
      read.add(field);
    }
  }

  /** Adds an expression of a person's marks, before the others: the first one that fits wins. */
  public void textFirst(String expression, Set<LeadField> fields) {
    if (expression.length() <= LONGEST_EXPRESSION) {
      texts.add(0, expression);
      read.addAll(fields);
    }
  }

  /** Adds a line that is no value and ends a message. Customers write short lines, too. */
  public void layout(String line) {
    if (isLayout(line)) {
      layout.add(line);
    }
  }

  /** Notes that the connector reads the field without an entry. */
  public void reads(LeadField field) {
    read.add(field);
  }

  public boolean isRead(LeadField field) {
    return read.contains(field) || (isPartOfVehicle(field) && isVehicleRead());
  }

  private boolean isVehicleRead() {
    return read.contains(LeadField.VEHICLE) || read.contains(LeadField.MODEL);
  }

  private static boolean isPartOfVehicle(LeadField field) {
    return field == LeadField.VEHICLE || field == LeadField.MODEL;
  }

  /** Takes the place of the message, if its text is longer than that of an earlier place. */
  public void message(MessagePlace place) {
    if (message == null || place.words() > message.words()) {
      message = place;
    }
  }

  /** Adds the entry of the message, unless the connector reads it without one. */
  public void endMessage() {
    if (message == null || isRead(LeadField.MESSAGE)) {
      return;
    }
    if (!message.label().isEmpty() && message.ends().stream().allMatch(this::endsMessage)) {
      label(LeadField.MESSAGE, message.label());
      message.ends().forEach(this::ends);
    } else {
      text(message.expression(), LeadField.MESSAGE);
    }
  }

  /** Ends a message at the line, if the line is always the same and no label. */
  public void ends(Line line) {
    if (line.is(Line.Type.CONSTANT)) {
      layout(Label.plain(line.text()));
    }
  }

  /** Returns whether the line ends a message after a label, with an entry or without one. */
  private boolean endsMessage(Line line) {
    return switch (line.type()) {
      case LABELLED -> isLabel(line.label());
      case CONSTANT -> isLayout(Label.plain(line.text()));
      default -> false;
    };
  }

  private boolean isLayout(String line) {
    return line.length() >= SHORTEST_LINE && line.indexOf(' ') > 0 && !isLabel(line);
  }

  private boolean isLabel(String line) {
    return labels.values().stream().flatMap(List::stream).anyMatch(line::equalsIgnoreCase);
  }

  /** A model after a separate make is only the model. */
  public void separateModels() {
    if (labels.containsKey(LeadField.MAKE) || read.contains(LeadField.MAKE)) {
      List<String> models = labels.get(LeadField.VEHICLE);
      if (models != null && !labels.containsKey(LeadField.MODEL)) {
        labels.put(LeadField.MODEL, labels.remove(LeadField.VEHICLE));
      }
    }
  }

  /** Returns whether a header or a varying value is the customer's contact. */
  public boolean readsContact() {
    return !headers.isEmpty() || isRead(LeadField.PHONE) || isRead(LeadField.EMAIL);
  }

  /**
   * Returns the template as a file.
   *
   * @param format its name
   * @param parent the template with the general labels
   */
  public String yaml(String format, String parent, int mails) {
    YamlText yaml = new YamlText();
    yaml.line("# yaml-language-server: $schema=../../schemas/format.schema.json");
    yaml.comment(
        "Leads of "
            + provider
            + ", learned from "
            + (mails == 1 ? "one mail" : mails + " mails")
            + ". The cases "
            + format
            + "-1 and following in config/tests show what it reads.");
    yaml.entry("name", format);
    yaml.line("confidence: confirmed");
    yaml.entry("extends", parent);
    yaml.entry("provider", provider);
    yaml.line("when:");
    when.forEach((key, expression) -> yaml.quoted("  " + key, expression));
    if (subject != null) {
      yaml.quoted("subject", subject);
    }
    headers.forEach(header -> yaml.line(header + ": true"));
    yaml.list("text", texts);
    yaml.lists("labels", labels);
    yaml.list("layout", List.copyOf(layout));
    return yaml.toString();
  }
}
