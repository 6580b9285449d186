package es.sml.connector.cli.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsOptions;
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
    OK("ok   "),
    /** The connector works, but an operator should know this. */
    NOTE("NOTE "),
    FAILURE("FAILS");

    private final String word;

    Result(String word) {
      this.word = word;
    }
  }

  void add(Result result, String subject, String item, String text) {
    fine &= result != Result.FAILURE;
    String clean = PrintableText.line(text);
    findings
        .addObject()
        .put("subject", subject)
        .put("item", item)
        .put("result", result.name().toLowerCase(java.util.Locale.ROOT))
        .put("text", clean);
    if (!json) {
      out.println("%-16s %-20s %s %s".formatted(subject, item, result.word, clean).stripTrailing());
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
