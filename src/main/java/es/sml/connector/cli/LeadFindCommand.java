package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the leads of a customer. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = {
      "Finds leads by a customer's phone, e-mail or name, by a reference, a key or an SML id: in SML, in the ledger and"
          + " in the letters. Customers' data is not shown; the audit has who looked by what, not for whom.",
      "Exits with 0 when something was found, with 1 when nothing was."
    })
final class LeadFindCommand implements Callable<Integer> {
  private static final TextRow LETTERS = new TextRow(16, 16, 20, 10);
  private static final TextRow IN_SML = new TextRow(20, 12, 24);

  @Mixin private OpsOptions options;

  @Option(names = "--dealer", paramLabel = "ID", description = "Only of this dealer.")
  private String dealer;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description =
          "What is looked for. Without it, it is read from the standard input, and stands in no"
              + " list of processes and in no history.")
  private List<String> text;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("text", text == null ? readLine() : String.join(" ", text));
    if (dealer != null) {
      question.put("dealer", dealer);
    }
    JsonNode found = options.connect().post("leads/search", question);
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(found, out);
    } else {
      print(found, out);
    }
    out.flush();
    return isEmpty(found) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private String readLine() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    if (line == null || line.isBlank()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Which customer? A phone, an e-mail, a name, a reference or an id.");
    }
    return line.strip();
  }

  private static boolean isEmpty(JsonNode found) {
    return found.path("leads").isEmpty()
        && found.path("letters").isEmpty()
        && found.path("onlyInSml").isEmpty();
  }

  private static void print(JsonNode found, PrintWriter out) {
    out.println("looked for by " + ShownText.text(found.path("by")));
    if (isEmpty(found)) {
      out.println("nothing was found");
    }
    if (!found.path("leads").isEmpty()) {
      LeadTable.print(found.path("leads"), out);
    }
    if (!found.path("letters").isEmpty()) {
      printLetters(found.path("letters"), out);
    }
    if (!found.path("onlyInSml").isEmpty()) {
      printOnlyInSml(found.path("onlyInSml"), out);
    }
    found.path("looked").forEach(place -> printGap(place, out));
  }

  private static void printLetters(JsonNode letters, PrintWriter out) {
    out.println();
    out.println("Letters of no lead (dead-letters show KEY):");
    out.println(LETTERS.of("KEY", "BURIED", "DEALER", "QUEUE", "STAGE"));
    for (JsonNode letter : letters) {
      out.println(
          LETTERS.of(
              ShownText.key(letter),
              ShownText.minute(letter.path("buried")),
              ShownText.cut(ShownText.text(letter.path("dealer")), 20),
              ShownText.text(letter.path("queue")),
              ShownText.text(letter.path("stage"))));
      out.println(ShownText.wrapped(ShownText.text(letter.path("reason")), 2));
    }
  }

  private static void printOnlyInSml(JsonNode leads, PrintWriter out) {
    out.println();
    out.println("In SML by another way than this connector:");
    out.println(IN_SML.of("ACCOUNT", "SML", "STATUS", "CREATED"));
    for (JsonNode lead : leads) {
      out.println(
          IN_SML.of(
              ShownText.cut(ShownText.text(lead.path("account")), 20),
              ShownText.text(lead.path("smlId")),
              ShownText.cut(ShownText.text(lead.path("status")), 24),
              ShownText.text(lead.path("created"))));
    }
  }

  private static void printGap(JsonNode place, PrintWriter out) {
    if (place.path("whole").asBoolean() && !place.path("trouble").isTextual()) {
      return;
    }
    String account = place.path("account").asText("");
    String trouble = place.path("trouble").asText("");
    out.println(
        ShownText.wrapped(
            "not looked through to the end: "
                + ShownText.text(place.path("place"))
                + (account.isEmpty() ? "" : " of " + account)
                + (trouble.isEmpty() ? "" : ": " + trouble),
            0));
  }
}
