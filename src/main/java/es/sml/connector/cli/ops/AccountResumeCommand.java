package es.sml.connector.cli.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.cli.terminal.ShownText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Resumes an account that is paused because of SML's Retry-After. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Resumes a paused account before the time that SML named (Retry-After).",
      "The connector tests SML first. The account resumes when SML responds."
    })
final class AccountResumeCommand implements Callable<Integer> {
  @Mixin private OpsOptions options;

  @Parameters(paramLabel = "ACCOUNT", description = "Account id in dealers.yaml.")
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
      out.println(ShownText.account(answer) + "  " + ShownText.text(answer.path("text")));
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
