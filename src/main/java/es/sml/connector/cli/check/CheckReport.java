package es.sml.connector.cli.check;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.text.PrintableText;
import java.io.PrintWriter;

/** The findings of check: a line for each as it comes, or one JSON object at the end. */
final class CheckReport {
  private final PrintWriter out;
  private final boolean json;
  private final ArrayNode accounts = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode findings = JsonNodeFactory.instance.arrayNode();
  private boolean fine = true;

  CheckReport(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Results of a check. */
  enum Result {
    OK,
    /** The connector works, but an operator should know this. */
    NOTE,
    FAILURE;

    private String shown() {
      return switch (this) {
        case OK -> say("check.ok", "ok   ");
        case NOTE -> say("check.note", "NOTE ");
        case FAILURE -> say("check.fails", "FAILS");
      };
    }
  }

  void add(Result result, String subject, String item, LocalizedText text) {
    add(result, LocalizedText.untranslated(subject), LocalizedText.untranslated(item), text);
  }

  void add(Result result, LocalizedText subject, LocalizedText item, LocalizedText text) {
    fine &= result != Result.FAILURE;
    findings
        .addObject()
        .put("subject", subject.toString())
        .put("item", item.toString())
        .put("result", result.name().toLowerCase(java.util.Locale.ROOT))
        .put("text", PrintableText.line(text.toString()));
    if (!json) {
      String shown = PrintableText.line(text.shown());
      out.println(
          "%-16s %-20s %s %s"
              .formatted(subject.shown(), item.shown(), result.shown(), shown)
              .stripTrailing());
      out.flush();
    }
  }

  /** Adds an account; the caller adds its facts. */
  ObjectNode addAccount() {
    return accounts.addObject();
  }

  boolean isFine() {
    return fine;
  }

  /** Prints the JSON, if requested. */
  void end() {
    if (json) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      all.put("outcome", fine ? "success" : "failure");
      all.set("accounts", accounts);
      all.set("findings", findings);
      OpsOptions.print(all, out);
      out.flush();
    }
  }
}
