package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.Confirmation;
import es.sml.connector.ops.view.lead.TeachView;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Teaches a template from a dead letter, after a confirmation. */
@Command(
    name = "teach",
    description = {
      "Proposes a template from a dead letter and the last mails of its sender.",
      "It shows the lines of the mail, the template and what it reads in each mail, with the"
          + " customers' data. After a confirmation the running connector saves the template."
    },
    footer = {
      "",
      "Examples:",
      "  dead-letters teach 3f2a9c01d2e4",
      "  dead-letters teach 3f2a9c01d2e4 --line 2=name --line 3=phone --format mi-portal"
    })
final class DeadLetterTeachCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Option(
      names = "--line",
      paramLabel = "N=FIELD",
      description = "The value of this line is this field, such as 2=name.")
  private Map<Integer, String> lines = new LinkedHashMap<>();

  @Option(
      names = "--text",
      paramLabel = "TEXT=FIELD",
      description = "This part of the mail is this field.")
  private Map<String, String> texts = new LinkedHashMap<>();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "Name of the template (default: by the sender).")
  private String format;

  @Option(names = "--yes", description = "Save the template without a question.")
  private boolean yes;

  @Option(
      names = "--force",
      description = "Save the template although it reads marked fields otherwise.")
  private boolean force;

  @Parameters(paramLabel = "KEY", description = "Key or id of the dead letter, or a unique prefix.")
  private String name;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    OpsClient ops = options.connect();
    ObjectNode body = body();
    String path = "dead-letters/" + OpsClient.encode(name);
    OpsClient.Answer<TeachView> answer = ops.post(path + "/teach", body, TeachView.class);
    if (!options.isJson() || !yes) {
      options.print(answer, TeachReport::print);
    }
    TeachView.Proposal proposal = answer.view().proposal();
    if (answer.view().problem() != null) {
      throw new IllegalStateException(answer.view().problem());
    }
    if (!force && !proposal.unread().isEmpty()) {
      throw new IllegalStateException(
          say(
              "teach.marks-unread",
              "nothing was saved, because the template reads marked fields otherwise; mark more"
                  + " text, or add --force"));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!yes
        && (options.isJson()
            || !Confirmation.atTerminal()
                .isGiven(
                    out, say("learn.question", "Write the template and its test cases? [y/N] ")))) {
      if (!options.isJson()) {
        out.println(say("learn.nothing-written", "Nothing was written."));
      }
      return;
    }
    body.put("name", format == null ? proposal.name() : format).put("force", force);
    ArrayNode mails = body.putArray("deadLetters");
    proposal.readings().forEach(reading -> mails.add(reading.id()));
    options.print(
        ops.post(path + "/save-template", body, TeachView.Saved.class), TeachReport::printSaved);
  }

  private ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode marks = body.putArray("marks");
    lines.forEach((line, field) -> marks.addObject().put("line", line).put("field", field));
    texts.forEach((text, field) -> marks.addObject().put("text", text).put("field", field));
    if (format != null) {
      body.put("name", format);
    }
    return body;
  }
}
