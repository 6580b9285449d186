package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.value.YesOrNo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of a form that stand for the customer's words, besides the message. */
public final class FormWords {
  /** So many requests in one value are the services of a business. */
  private static final int FEWEST_SERVICES = 3;

  private static final int LONGEST_HEADING = 40;

  private FormWords() {}

  /** Returns the questions that the customer accepts, each with a blank line after it. */
  static String agreed(FieldValues values) {
    return values.agreed().stream()
        .map(question -> question.indexOf(' ') < 0 ? JsonKey.of(question).joined() : question)
        .filter(RequestQuestion::isIn)
        .map(question -> question + "\n\n")
        .collect(Collectors.joining());
  }

  /**
   * Returns the values that may name a vehicle or a request: "Motivo: Ver y probar MG ZS".
   * Questions with a no, their headings and lists of services ask for nothing.
   */
  static List<String> around(FieldValues values) {
    Set<RequestedTask> denied = denied(values);
    return Stream.of(
            values.all(LeadField.REQUEST).stream(),
            values.all(LeadField.TEST_DRIVE).stream(),
            values.all(LeadField.APPOINTMENT).stream(),
            values.unknownPairs().stream()
                .filter(pair -> !pair.others() && !isDenied(pair) && !isOfOthers(pair))
                .map(pair -> without(denied, pair)))
        .flatMap(each -> each)
        .toList();
  }

  /** Returns the first line without a label that may be a title; empty if there is none. */
  static String title(FieldValues values) {
    Set<RequestedTask> denied = denied(values);
    return values
        .looseText()
        .lines()
        .limit(1)
        .filter(line -> !line.endsWith(".") && mayAsk(denied, line))
        .findAny()
        .orElse("");
  }

  /** Returns whether the value names requests, and not all services of a business. */
  public static boolean mayAsk(String label, String value) {
    return !RequestedTask.in(value).isEmpty() && !isOfServices(label, value);
  }

  private static Set<RequestedTask> denied(FieldValues values) {
    Set<RequestedTask> denied = EnumSet.noneOf(RequestedTask.class);
    values.unknownPairs().stream()
        .filter(FormWords::isDenied)
        .forEach(pair -> denied.addAll(RequestedTask.in(pair.label())));
    return denied;
  }

  private static boolean isDenied(FieldValues.Unknown pair) {
    return !pair.others() && YesOrNo.of(pair.value()) == YesOrNo.NO && !isLoose(pair);
  }

  private static boolean isOfOthers(FieldValues.Unknown pair) {
    boolean services = isOfServices(pair.label(), pair.value());
    boolean consent = YesOrNo.begins(pair.value()) && RequestQuestion.isConsent(pair.label());
    return !isLoose(pair) && (services || consent || PortalLine.isIn(pair.written()));
  }

  private static boolean isOfServices(String label, String value) {
    return isOfServices(value) && !RequestQuestion.isIn(label);
  }

  private static boolean isOfServices(String line) {
    return line.length() <= FieldValues.LONGEST
        && line.indexOf('?') < 0
        && RequestedTask.areIn(line, FEWEST_SERVICES)
        && !RequestQuestion.isIn(line);
  }

  private static boolean isLoose(FieldValues.Unknown pair) {
    return pair.label().equals("Texto");
  }

  private static String without(Set<RequestedTask> denied, FieldValues.Unknown pair) {
    return isLoose(pair)
        ? pair.label()
            + ": "
            + pair.value()
                .lines()
                .filter(line -> mayAsk(denied, line))
                .collect(Collectors.joining("\n"))
        : pair.written();
  }

  // The heading of a question with a no asks for nothing either.
  private static boolean mayAsk(Set<RequestedTask> denied, String line) {
    boolean heading = !denied.isEmpty() && line.length() <= LONGEST_HEADING;
    return !isOfServices(line)
        && !PortalLine.isIn(line)
        && !(heading && RequestedTask.in(line).stream().anyMatch(denied::contains));
  }
}
