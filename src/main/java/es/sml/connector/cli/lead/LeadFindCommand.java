package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.language.RecordedTexts;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.ops.view.lead.FoundView;
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

/**
 * Finds the leads of a customer, and names places that were not completely searched. {@code
 * LeadFinder} searches.
 */
@Command(
    name = "find",
    description = {
      "Finds leads by phone number, e-mail address, name, reference, key, SML id or external id.",
      "It searches SML, the ledger and the dead letters. It does not show customers' data. The"
          + " audit records the search, but not the text.",
      "The exit code is 0 if a lead was found, otherwise 1."
    })
final class LeadFindCommand implements Callable<Integer> {
  private static final int DEALER = 20 + TerminalWidth.spare();
  private static final TextRow DEAD_LETTERS = new TextRow(14, 19, DEALER, 10);
  private static final TextRow IN_SML = new TextRow(20, 11, 12, 16);

  @Mixin private OpsOptions options;

  @Option(names = "--dealer", paramLabel = "ID", description = "Only leads of this dealer.")
  private String dealer;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description =
          "Search text. Without it, the command reads it from the standard input. Then the text is"
              + " not in the process list or the shell history.")
  private List<String> text;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("text", text == null ? readLine() : String.join(" ", text));
    if (dealer != null) {
      question.put("dealer", dealer);
    }
    FoundView found =
        options.print(
            options.connect().post("leads/search", question, FoundView.class),
            LeadFindCommand::print);
    return found.foundNothing() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private String readLine() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    if (line == null || line.isBlank()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "find.no-text",
              "The search text is missing. Enter a phone number, an e-mail address, a"
                  + " name, a reference or an id."));
    }
    return line.strip();
  }

  private static void print(FoundView found, PrintWriter out) {
    out.println(say("find.by", "searched {0}", searchedBy(found)));
    if (found.foundNothing()) {
      out.println(
          found.hasGaps()
              ? say("find.unknown", "not known: some places could not be searched")
              : say("find.none", "no leads found"));
    }
    if (!found.leads().isEmpty()) {
      LeadTable.print(found.leads(), out);
    }
    if (!found.deadLetters().isEmpty()) {
      printDeadLetters(found.deadLetters(), out);
    }
    if (!found.onlyInSml().isEmpty()) {
      printOnlyInSml(found.onlyInSml(), out);
    }
    found.searched().forEach(place -> printGap(place, out));
  }

  private static String searchedBy(FoundView found) {
    return found.by().equals("name")
        ? say("find.by-name", "by name or external id")
        : RecordedTexts.ACTIONS.shown("by " + ShownText.text(found.by()));
  }

  private static void printDeadLetters(List<DeadLetterView> deadLetters, PrintWriter out) {
    out.println();
    out.println(
        say(
            "find.dead-letters",
            "Messages that did not become a lead (for details: dead-letters show KEY):"));
    out.println(
        DEAD_LETTERS.headings(say("headings.found", "KEY|DEAD-LETTERED|DEALER|QUEUE|STAGE")));
    for (DeadLetterView deadLetter : deadLetters) {
      out.println(
          DEAD_LETTERS.of(
              ShownText.key(deadLetter.key(), deadLetter.id()),
              ShownText.minute(deadLetter.deadLetteredAt()),
              ShownText.cut(ShownText.text(deadLetter.dealer()), DEALER),
              ShownText.text(deadLetter.queue()),
              ShownText.text(deadLetter.stage())));
      out.println(ShownText.wrapped(ShownText.reason(deadLetter.reason()), 2));
    }
  }

  private static void printOnlyInSml(List<FoundView.Foreign> leads, PrintWriter out) {
    out.println();
    out.println(say("find.only-in-sml", "In SML, but not through this connector:"));
    out.println(IN_SML.headings(say("headings.in-sml", "ACCOUNT|ENVIRONMENT|SML|STATUS|CREATED")));
    for (FoundView.Foreign lead : leads) {
      out.println(
          IN_SML.of(
              ShownText.cut(ShownText.text(lead.account()), 20),
              ShownText.environment(lead.environment()),
              ShownText.text(lead.smlId()),
              ShownText.cut(ShownText.text(lead.status()), 24),
              ShownText.minute(lead.created())));
      if (lead.concessionaire() != null) {
        out.println(ShownText.wrapped(lead.concessionaire(), 2));
      }
    }
  }

  private static String waiting(FoundView.Place place) {
    if (place.waiting() == null) {
      return say(
          "find.paused-some",
          "leads of paused dealers or channels may wait and were not searched: see pauses");
    }
    return place.account() == null
        ? say(
            "find.paused",
            "{0,choice,1#1 lead|1<{0} leads} of paused dealers or channels {0,choice,1#waits and"
                + " was|1<wait and were} not searched: see pauses",
            place.waiting())
        : say(
            "find.waiting",
            "{0,choice,1#1 lead waits|1<{0} leads wait} for account {1} and {0,choice,1#was|1<were}"
                + " not searched: see status",
            place.waiting(),
            place.account());
  }

  private static void printGap(FoundView.Place place, PrintWriter out) {
    if (place.complete() && place.error() == null) {
      return;
    }
    if (place.waits()) {
      out.println(ShownText.wrapped(waiting(place), 0));
      return;
    }
    out.println(
        ShownText.wrapped(
            say(
                    "find.gap",
                    "not completely searched: {0}{1}",
                    ShownText.text(place.place()),
                    place.account() == null
                        ? ""
                        : say("find.gap-account", " of {0}", place.account()))
                + (place.error() == null ? "" : ": " + place.error()),
            0));
  }
}
