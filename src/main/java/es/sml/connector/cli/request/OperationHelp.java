package es.sml.connector.cli.request;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.language.OperationText;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.contract.ContractField;
import es.sml.connector.sml.contract.ContractParameter;
import es.sml.connector.sml.contract.SmlContract;
import java.io.PrintWriter;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** Prints the help of an operation from the API's description. */
final class OperationHelp {
  private static final String NAME = "%1s %-35s ";
  private static final int TEXT_WIDTH = 70;

  private static final SmlContract CONTRACT = SmlContract.shipped();

  private OperationHelp() {}

  static void list(PrintWriter out) {
    for (SmlOperation operation : SmlOperation.values()) {
      out.printf("%-20s %s%n", operation.label(), summary(operation));
    }
  }

  static void print(SmlOperation operation, PrintWriter out) {
    out.printf(
        "%s: %s%n%s%n",
        operation.label(),
        summary(operation),
        OperationText.shown(CONTRACT.description(operation)));
    List<ContractParameter> parameters = CONTRACT.parameters(operation);
    if (!parameters.isEmpty()) {
      out.println();
      out.println(say("call.parameters", "Parameters (--param NAME=VALUE; * is required):"));
      parameters.forEach(
          each -> row(each.required(), each.name(), each.description(), each.allowed(), out));
    }
    List<ContractField> fields = CONTRACT.fields(operation);
    if (!fields.isEmpty()) {
      out.println();
      out.println(say("call.body", "Body (--body; * is required, [] is a list):"));
      fields.forEach(
          each -> row(each.required(), each.name(), each.description(), each.allowed(), out));
    }
  }

  private static String summary(SmlOperation operation) {
    return OperationText.shown(CONTRACT.summary(operation));
  }

  private static void row(
      boolean required, String name, String description, String allowed, PrintWriter out) {
    String[] lines = WordUtils.wrap(about(description, allowed), TEXT_WIDTH).split("\\R", -1);
    out.printf(NAME + "%s%n", required ? "*" : "", name, lines[0]);
    for (int line = 1; line < lines.length; line++) {
      out.printf(NAME + "%s%n", "", "", lines[line]);
    }
  }

  private static String about(String description, String allowed) {
    String end =
        allowed.equals("a text") || allowed.equals("a block")
            ? ""
            : " (" + RecordedReason.shown(allowed) + ")";
    return OperationText.shown(description).replaceFirst("\\.$", "") + end;
  }
}
