package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.lead.LeadView;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Resolves a parked lead. {@code LeadResolution} decides what is refused. */
@Command(
    name = "resolve",
    description = {
      "Resolves a parked lead: confirm that SML has it, or send it again.",
      "To continue an interrupted command, run it again."
    },
    footer = {
      "",
      "Examples:",
      "  leads resolve 3f2a9c01d2e4 --created 4711   SML has it as lead 4711",
      "  leads resolve 3f2a9c01d2e4 --retry          SML does not have it"
    })
final class LeadResolveCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Parameters(
      paramLabel = "KEY",
      description = "Lead key, or a unique prefix of at least six characters.")
  private String name;

  @ArgGroup(multiplicity = "1")
  private Word word;

  @Option(
      names = "--force",
      description =
          "With --created: accept the id even if it belongs to another lead or SML shows another"
              + " reference.")
  private boolean force;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The two possible decisions. */
  static final class Word {
    @Option(
        names = "--created",
        paramLabel = "ID",
        description = "SML has the lead under this id. The connector checks it in SML.")
    private Long created;

    @Option(
        names = "--retry",
        description =
            "SML does not have the lead: send it again. Search SML first. If SML has the lead,"
                + " there will be two.")
    private boolean retry;
  }

  @Override
  public void run() {
    if (force && word.created == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), say("resolve.force-alone", "--force needs --created."));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (word.created != null) {
      body.put("created", word.created).put("force", force);
    } else {
      body.put("retry", word.retry);
    }
    String path = "leads/" + OpsClient.encode(name) + "/resolve";
    options.print(
        options.connect().post(path, body, LeadView.Resolution.class),
        (resolved, out) ->
            out.println(ShownText.key(resolved.key()) + "  " + ShownText.text(resolved.text())));
  }
}
