package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.lead.TeachView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows the page where an operator teaches a template from a dead letter. It has the fields that
 * the operator can mark.
 */
public record TeachPages(OpsApiClient api) {
  /** The fields that a person marks in a mail; the API knows some more. */
  public static final List<String> FIELDS =
      List.of(
          "name",
          "first-name",
          "surname",
          "phone",
          "email",
          "vehicle",
          "make",
          "model",
          "version",
          "price",
          "kilometres",
          "year",
          "fuel",
          "plate",
          "province",
          "locality",
          "postal-code",
          "message",
          "appointment",
          "trade-in-vehicle",
          "external-id");

  private static final Pattern LINE = Pattern.compile("line-[0-9]{1,4}");
  private static final int PARTS = 6;

  /** A line with the field that is marked there; empty for none. */
  public record MarkedLine(int line, String text, String field) {}

  /** A part of the mail with its field. */
  public record MarkedPart(int number, String text, String field) {}

  /** A field with its value in each mail. */
  public record Row(String field, List<String> values) {}

  /** Shows the lines, and the template for the marks of the form. */
  public Outcome teach(PageRequest pageRequest) {
    return teach(pageRequest, null);
  }

  /** Saves the template, or says on the same page why not. */
  public Outcome save(PageRequest pageRequest) {
    TeachView.Saved saved;
    try {
      saved =
          api.post(
              pageRequest,
              OpsEndpoint.SAVE_TEMPLATE,
              body(pageRequest).put("force", !pageRequest.field("force").isEmpty()),
              TeachView.Saved.class);
    } catch (OpsException e) {
      return teach(pageRequest, FormRefusal.of(e, pageRequest).text());
    }
    return new Outcome.Move(
        ConsolePage.DEAD_LETTERS.path()
            + "?queue="
            + PageFunctions.encode(queue(pageRequest))
            + "&taught="
            + pageRequest.session().remember(saved));
  }

  private Outcome teach(PageRequest pageRequest, String refusal) {
    TeachView taught = api.post(pageRequest, OpsEndpoint.TEACH, body(pageRequest), TeachView.class);
    TeachView.Proposal proposal = taught.proposal();
    Map<String, Object> values = new HashMap<>();
    values.put("deadLetter", pageRequest.name());
    values.put("queue", queue(pageRequest));
    values.put("subject", taught.subject());
    values.put("fields", FIELDS);
    values.put("lines", lines(pageRequest, taught.lines()));
    List<MarkedPart> parts = parts(pageRequest);
    values.put("parts", parts);
    values.put("hasParts", parts.stream().anyMatch(part -> !part.text().isEmpty()));
    values.put("refusal", refusal == null ? taught.problem() : refusal);
    values.put("missing", proposal == null ? missing(taught, parts) : null);
    values.put("proposal", proposal);
    values.put("rows", proposal == null ? List.of() : rows(proposal.readings()));
    values.put("reads", proposal != null && proposal.readings().get(0).lead());
    String name = pageRequest.field("format");
    values.put("format", name.isEmpty() && proposal != null ? proposal.name() : name);
    return new Outcome.View("teach", values);
  }

  /** Returns the first marked part that is in no line; null if there is none. */
  private static MarkedPart missing(TeachView taught, List<MarkedPart> parts) {
    return parts.stream()
        .filter(part -> !part.text().isEmpty() && !part.field().isEmpty())
        .filter(part -> !taught.subject().contains(part.text()))
        .filter(
            part -> taught.lines().stream().noneMatch(line -> line.text().contains(part.text())))
        .findFirst()
        .orElse(null);
  }

  private static String queue(PageRequest pageRequest) {
    return pageRequest.field("queue").equals("dismissed") ? "dismissed" : "dead";
  }

  private static ObjectNode body(PageRequest pageRequest) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode marks = body.putArray("marks");
    for (String name : pageRequest.form().names()) {
      if (LINE.matches(name) && !pageRequest.field(name).isEmpty()) {
        int line = Integer.parseInt(name.substring("line-".length()));
        marks.addObject().put("field", pageRequest.field(name)).put("line", line);
      }
    }
    for (MarkedPart part : parts(pageRequest)) {
      if (!part.text().isEmpty() && !part.field().isEmpty()) {
        marks.addObject().put("field", part.field()).put("text", part.text());
      }
    }
    if (!pageRequest.field("chosen").isEmpty()) {
      ArrayNode mails = body.putArray("deadLetters");
      pageRequest.fields("mail").forEach(mails::add);
    }
    return body.put("name", pageRequest.field("format"));
  }

  private static List<MarkedLine> lines(PageRequest pageRequest, List<TeachView.Line> lines) {
    return lines.stream()
        .map(
            line ->
                new MarkedLine(line.line(), line.text(), pageRequest.field("line-" + line.line())))
        .toList();
  }

  private static List<MarkedPart> parts(PageRequest pageRequest) {
    List<MarkedPart> parts = new ArrayList<>();
    for (int i = 1; i <= PARTS; i++) {
      parts.add(
          new MarkedPart(i, pageRequest.field("part-" + i), pageRequest.field("part-field-" + i)));
    }
    return parts;
  }

  /** Returns a row for each field that a mail has. Several notes of a mail are one value. */
  private static List<Row> rows(List<TeachView.Reading> readings) {
    Set<String> fields = new LinkedHashSet<>();
    readings.forEach(reading -> reading.values().forEach(value -> fields.add(value.field())));
    return fields.stream()
        .map(field -> new Row(field, readings.stream().map(one -> values(one, field)).toList()))
        .toList();
  }

  private static String values(TeachView.Reading reading, String field) {
    return reading.values().stream()
        .filter(value -> value.field().equals(field))
        .map(TeachView.Value::value)
        .collect(Collectors.joining("\n"));
  }
}
