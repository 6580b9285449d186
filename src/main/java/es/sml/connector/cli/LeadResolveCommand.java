package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles a lead of which only a person can tell whether SML has it. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description =
        "Says of a parked lead whether SML has it. Cut off, the same command goes on where it was.")
final class LeadResolveCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(
      paramLabel = "KEY",
      description = "Its key, or six characters or more with which no other's begins.")
  private String name;

  @ArgGroup(multiplicity = "1")
  private Word word;

  @Option(
      names = "--force",
      description =
          "With --created: though another lead has this id, or SML's has another reference.")
  private boolean force;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** One of the two things that can be said. */
  static final class Word {
    @Option(
        names = "--created",
        paramLabel = "ID",
        description = "SML has it under this id; SML is asked whether it has such a lead.")
    private Long created;

    @Option(
        names = "--retry",
        description =
            "SML has it not: it is sent again. Be sure: a lead that is there is there twice"
                + " then.")
    private boolean retry;
  }

  @Override
  public Integer call() {
    if (force && word.created == null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--force is for --created.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (word.created != null) {
      body.put("created", word.created).put("force", force);
    } else {
      body.put("retry", word.retry);
    }
    JsonNode answer = options.connect().post("leads/" + OpsClient.encode(name) + "/resolve", body);
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(answer, out);
    } else {
      out.println(ShownText.key(answer) + "  " + ShownText.text(answer.path("text")));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
