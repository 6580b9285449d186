package es.sml.connector.sml;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A fact about an operation, as a row of docs/sml-conformance.md writes it. */
public sealed interface ManualFact {
  String operation();

  /** The request's first line, such as {@code GET /api/lead/}. */
  record Request(String operation, String line) implements ManualFact {}

  /** A parameter of the path, such as {@code {id_lead}}, or of the query, such as {@code ?page}. */
  record Parameter(String operation, String name, boolean inPath, ManualType type)
      implements ManualFact {}

  /** A field of the request's body, such as {@code note[].content}. */
  record BodyField(String operation, String path, ManualType type) implements ManualFact {}

  /** The operation has no body in its request. */
  record NoBody(String operation) implements ManualFact {}

  /** A response's status and its fields; without fields it has no body, or other rows show it. */
  record Response(String operation, int status, List<Field> fields) implements ManualFact {}

  /** One field of a response. */
  record Field(String path, ManualType type) {}

  /**
   * A response that equals another operation's, or an entry of its list.
   *
   * @param without a field that only the other one has; null if there is none
   */
  record SameResponse(String operation, int status, String other, String entry, String without)
      implements ManualFact {}

  Pattern REQUEST = Pattern.compile("(GET|POST|PATCH|DELETE) /\\S+");
  Pattern PARAMETER = Pattern.compile("(?:\\{(\\w+)\\}|\\?(\\w+)) (.+)");
  Pattern SAME =
      Pattern.compile("(\\d{3}) same as ([a-z-]+)(?: ([a-z]+\\[\\]))?(?: except (\\w+))?");
  Pattern RESPONSE = Pattern.compile("(\\d{3})(?: ([^\\s:]+))?(?:: (.+))?");
  Pattern BODY_FIELD = Pattern.compile("([a-z_]\\S*) (.+)");

  /** End of a block that stands for seven. */
  String WEEK = "monday..sunday";

  /** Facts of all rows. */
  List<ManualFact> ALL =
      ManualStatement.ALL.stream().flatMap(statement -> statement.facts().stream()).toList();

  /** Reads a fact; fails if it is none. */
  static ManualFact of(String operation, String span) {
    if (REQUEST.matcher(span).matches()) {
      return new Request(operation, span);
    }
    if (span.equals("no body")) {
      return new NoBody(operation);
    }
    Matcher parameter = PARAMETER.matcher(span);
    if (parameter.matches()) {
      boolean inPath = parameter.group(1) != null;
      return new Parameter(
          operation,
          inPath ? parameter.group(1) : parameter.group(2),
          inPath,
          ManualType.of(parameter.group(3)));
    }
    Matcher same = SAME.matcher(span);
    if (same.matches()) {
      return new SameResponse(
          operation, Integer.parseInt(same.group(1)), same.group(2), same.group(3), same.group(4));
    }
    Matcher response = RESPONSE.matcher(span);
    if (response.matches()) {
      return new Response(
          operation,
          Integer.parseInt(response.group(1)),
          fields(response.group(2), response.group(3)));
    }
    Matcher field = BODY_FIELD.matcher(span);
    if (field.matches()) {
      return new BodyField(operation, field.group(1), ManualType.of(field.group(2)));
    }
    throw new IllegalArgumentException(operation + ": no fact: " + span);
  }

  private static List<Field> fields(String block, String written) {
    if (written == null) {
      return List.of();
    }
    if (block != null && block.endsWith(WEEK)) {
      String calendar = block.substring(0, block.length() - WEEK.length());
      return Arrays.stream(DayOfWeek.values())
          .map(day -> calendar + day.name().toLowerCase(Locale.ROOT))
          .flatMap(day -> fields(day, written).stream())
          .toList();
    }
    return Arrays.stream(written.split(", ", -1))
        .map(field -> field.split(" ", 2))
        .map(
            field ->
                new Field((block == null ? "" : block + ".") + field[0], ManualType.of(field[1])))
        .toList();
  }

  /** Returns the facts of one kind, of all rows or of one operation's. */
  static <T extends ManualFact> List<T> all(Class<T> kind, String operation) {
    return ALL.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(fact -> operation == null || fact.operation().equals(operation))
        .toList();
  }

  /**
   * Returns the fields of an operation's success, also those that the page shows as another
   * operation's.
   */
  static List<Field> successOf(String operation) {
    Stream<Field> own =
        all(Response.class, operation).stream()
            .filter(response -> response.status() < 300)
            .flatMap(response -> response.fields().stream());
    List<Field> fields = new ArrayList<>(own.toList());
    for (SameResponse same : all(SameResponse.class, operation)) {
      String entry = same.entry() == null ? "" : same.entry() + ".";
      successOf(same.other()).stream()
          .filter(field -> field.path().startsWith(entry))
          .map(field -> new Field(field.path().substring(entry.length()), field.type()))
          .filter(field -> !field.path().equals(same.without()))
          .forEach(fields::add);
    }
    return fields;
  }
}
