package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.cli.terminal.Confirmation;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.learn.Learner;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.learn.proposal.LearnedFiles;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.parse.setting.ParseSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes a template and test cases from mails of one sender. */
@Command(
    name = "learn",
    description = {
      "Proposes a template and test cases from one to twenty mails of one sender.",
      "It shows the values that it reads in each mail, and the template. After a",
      "confirmation it writes formats/NAME.yaml and tests/NAME-1/ and following."
    },
    footer = {
      "",
      "Three mails or more with different customers and vehicles show best which text is constant."
          + " Check each value of the table before you confirm.",
      "The test cases contain the mails, with the customers' data.",
      "",
      "Examples:",
      "  learn mail1.eml mail2.eml mail3.eml",
      "  learn --format mi-portal --yes mails/*.eml"
    })
public final class LearnCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "Name of the template (default: by the sender).")
  private String format;

  @Option(
      names = "--dealer",
      paramLabel = "ID",
      description = "Dealer of the test cases, as in dealers.yaml.")
  private String dealer;

  @Option(names = "--yes", description = "Write the files without a question.")
  private boolean yes;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Mails of one sender.")
  private List<Path> files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Confirmation confirmation;

  LearnCommand() {
    this(Confirmation.atTerminal());
  }

  LearnCommand(Confirmation confirmation) {
    this.confirmation = confirmation;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return learn();
    } catch (LearnException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.text().shown());
    }
  }

  private int learn() throws IOException {
    DealerMessages messages = new DealerMessages(options, spec);
    messages.of(dealer, false); // refuses an unknown dealer
    LearnedFiles learned = new LearnedFiles(options.configDirectory());
    if (format != null) {
      learned.check(format);
    }
    Proposal proposal =
        Learner.load(options.configDirectory(), ParseSettings.DEFAULT).learn(mails(), format);
    learned.check(proposal.format());
    PrintWriter out = spec.commandLine().getOut();
    new ProposalReport(out).print(proposal);
    if (proposal.read().isEmpty()) {
      throw new IllegalStateException(
          say(
              "learn.nothing",
              "there is nothing to learn: the template reads no lead in these mails."
                  + " Nothing was written; choose several mails of one kind, or write the"
                  + " template by hand"));
    }
    if (!yes
        && !confirmation.isGiven(
            out, say("learn.question", "Write the template and its test cases? [y/N] "))) {
      out.println(say("learn.nothing-written", "Nothing was written."));
      return CommandLine.ExitCode.OK;
    }
    List<String> cases = learned.write(proposal, dealer).cases();
    out.println(
        say(
            "learn.written",
            "wrote {0} and {1,choice,0#0 test cases|1#1 test case|1<{1} test cases}",
            options.configDirectory().resolve("formats").resolve(proposal.format() + ".yaml"),
            cases.size()));
    return verify(cases);
  }

  private List<InboundMessage> mails() throws IOException {
    List<InboundMessage> mails = new ArrayList<>();
    String of = dealer == null ? "none" : dealer;
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), say("file.missing", "the file {0} does not exist", file));
      }
      byte[] content = Files.readAllBytes(file);
      mails.add(
          new InboundMessage(
              MessageKey.of(of, file.toString(), content),
              of,
              InboundMessage.Channel.FILE,
              file.toString(),
              "message/rfc822",
              Instant.now(),
              content));
    }
    return mails;
  }

  /** Runs lint and the new test cases. */
  private int verify(List<String> cases) {
    CommandLine main = spec.commandLine().getParent();
    int lint = isComplete() ? run(main, "lint", List.of()) : CommandLine.ExitCode.OK;
    int test = run(main, "test", cases);
    return Math.max(lint, test);
  }

  // Another fault of the configuration, such as a missing secret, says nothing of the template.
  private boolean isComplete() {
    try {
      options.load();
      return true;
    } catch (ConfigurationException e) {
      spec.commandLine()
          .getErr()
          .println(
              say(
                  "learn.no-lint",
                  "sml-connector learn: lint was skipped because the configuration has an"
                      + " error: {0}",
                  LocalizedText.of(e).shown()));
      return false;
    }
  }

  private int run(CommandLine main, String command, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--config", options.configDirectory().toString()));
    all.addAll(List.of("--routes", options.routesDirectory().toString()));
    all.addAll(arguments);
    return main.execute(all.toArray(String[]::new));
  }
}
