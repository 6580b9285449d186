package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends the wait of an account that SML asked to be left alone by. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description =
        "Has the connector ask SML now whether a paused account may go on, though SML named a later"
            + " time (Retry-After). It goes on once SML answers.")
final class AccountResumeCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "ACCOUNT", description = "The account's id in dealers.yaml.")
  private String account;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode answer =
        options
            .connect()
            .post(
                "accounts/" + OpsClient.encode(account) + "/resume",
                JsonNodeFactory.instance.objectNode());
    PrintWriter out = spec.commandLine().getOut();
    if (options.isJson()) {
      OpsOptions.print(answer, out);
    } else {
      out.println(
          ShownText.text(answer.path("account")) + "  " + ShownText.text(answer.path("text")));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
