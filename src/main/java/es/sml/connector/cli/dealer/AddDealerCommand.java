package es.sml.connector.cli.dealer;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.cli.terminal.QuietLog;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.sml.reference.ListedEntries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a dealer with its mailbox, tests both, and writes them into dealers.yaml. */
@Command(
    name = "add-dealer",
    description = {
      "Asks for a new dealer, and writes it into dealers.yaml.",
      "It logs in to SML with the account, and shows SML's sources to pick one.",
      "It logs in to the mailbox, and counts its mails.",
      "A running connector uses the dealer within seconds."
    },
    exitCodeList = {
      "0:the dealer is in dealers.yaml, or was printed",
      "1:SML refused the account, or you did not confirm",
      "2:wrong usage or configuration"
    })
public final class AddDealerCommand implements Callable<Integer> {
  private static final Set<String> YES = Set.of("y", "yes", "s", "si", "sí");

  @Mixin private ConfigurationOptions options;

  @Option(names = "--print", description = "Print the dealer; change no file.")
  private boolean print;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final BufferedReader in;

  public AddDealerCommand() {
    this(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
  }

  AddDealerCommand(BufferedReader in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    return QuietLog.during(this::add);
  }

  private Integer add() throws Exception {
    Configuration configuration = options.load();
    Questions questions = new Questions(in, spec.commandLine().getOut());
    String id =
        questions.ask(
            say("add-dealer.id", "Id of the dealer, such as autos-norte"),
            null,
            typed -> newId(typed, configuration));
    Set<String> accounts = configuration.dealers().accounts().keySet();
    String account =
        questions.ask(
            say("add-dealer.account", "SML account ({0})", String.join(", ", accounts)),
            accounts.size() == 1 ? accounts.iterator().next() : null,
            typed -> Questions.oneOf(typed, accounts));
    ListedEntries sources;
    try (SmlAccess sml = SmlAccess.open(configuration, options.routesDirectory())) {
      sources = sml.sources(account);
    } catch (RuntimeException e) {
      questions.say(say("add-dealer.sml", "SML cannot be used: {0}", LocalizedText.of(e).shown()));
      return CommandLine.ExitCode.SOFTWARE;
    }
    String source = new SourceQuestion(questions, sources).ask();
    Inbox inbox = new MailboxQuestions(questions, configuration).ask();
    List<String> block =
        List.of(
            id + ":",
            "  account: " + account,
            "  source: " + source.replaceFirst(" .*", "") + " # " + source,
            "  inboxes:",
            "    - host: " + quoted(inbox.host()),
            "      port: " + inbox.port(),
            "      security: " + inbox.security().name().toLowerCase(Locale.ROOT),
            "      username: " + quoted(inbox.username()),
            "      password: " + quoted(inbox.password().origin()));
    questions.say("");
    block.forEach(questions::say);
    questions.say("");
    return print ? CommandLine.ExitCode.OK : write(questions, id, block);
  }

  private static String newId(String typed, Configuration configuration) {
    if (!typed.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new InvalidSettingException(
          "dealers.id", "an id has only small letters, digits and hyphens");
    }
    if (configuration.dealers().dealers().containsKey(typed)) {
      throw new InvalidSettingException(
          "add-dealer.known", "dealers.yaml has the dealer {0} already", typed);
    }
    return typed;
  }

  private int write(Questions questions, String id, List<String> block) throws IOException {
    Path file = options.configDirectory().resolve("dealers.yaml");
    String before = Files.readString(file);
    Optional<String> text = DealersFile.add(before, block);
    if (text.isEmpty()) {
      questions.say(
          say(
              "add-dealer.by-hand",
              "The dealers do not stand below each other in {0}; add the lines by hand.",
              file));
      return CommandLine.ExitCode.SOFTWARE;
    }
    boolean confirmed =
        questions.ask(
            say("add-dealer.write", "Write it into {0}? (y/n)", file),
            "n",
            typed -> YES.contains(typed.toLowerCase(Locale.ROOT)));
    if (!confirmed) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    Path copy = file.resolveSibling("dealers.yaml.bak");
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    // The file itself is written, not replaced: it keeps its owner and rights.
    Files.writeString(file, text.get());
    try {
      options.load();
    } catch (ConfigurationException e) {
      Files.writeString(file, before);
      throw e;
    }
    questions.say(
        say("add-dealer.written", "The dealer {0} is in {1}; before it: {2}", id, file, copy));
    return CommandLine.ExitCode.OK;
  }

  // A text of JSON is a text of YAML, too.
  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
