package es.sml.connector.cli.tool;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ToolCommand;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.AuthorizationScheme;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.setting.Durations;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs only the sandbox. Its options have the port, the first leads, the lifetime of a token and
 * missing rights.
 */
@Command(
    name = "sandbox",
    description = {
      "Runs the sandbox, a stand-in for SML, on 127.0.0.1.",
      "The user is demo, the password is demo."
    })
public final class SandboxCommand implements ToolCommand {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "18080",
      description = "Port; 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of the random leads. The same seed gives the same leads (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--leads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Number of leads at the start (default: ${DEFAULT-VALUE}).")
  private int leads;

  @Option(
      names = "--token-lifetime",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Lifetime of a token (default: ${DEFAULT-VALUE}).")
  private String tokenLifetime;

  @Option(names = "--single-token", description = "A login makes the previous token invalid.")
  private boolean singleToken;

  @Option(
      names = "--scheme",
      defaultValue = "token",
      description =
          "Scheme of the Authorization header: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AuthorizationScheme scheme;

  @Option(names = "--no-reference-search", description = "The search of leads ignores their tags.")
  private boolean noReferenceSearch;

  @Option(
      names = "--clock-offset",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "How far the clock is ahead of this machine's; negative for behind (default: ${DEFAULT-VALUE}).")
  private long clockOffset;

  @Option(
      names = "--refuse",
      paramLabel = "OPERATION",
      split = ",",
      description = "Operations that the user has no right to, such as list-users (403).")
  private Set<String> refused = Set.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SandboxSettings settings = settings();
    try (Sandbox sandbox = Sandbox.start(settings)) {
      spec.commandLine()
          .getOut()
          .println(
              say(
                  "sandbox.started",
                  "SML sandbox on {0} (user demo, password demo)",
                  sandbox.baseUrl()));
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private SandboxSettings settings() {
    try {
      return SandboxSettings.defaults()
          .withPort(port)
          .withSeed(seed)
          .withLeads(leads)
          .withTokenLifetime(Durations.parse(tokenLifetime))
          .withSingleToken(singleToken)
          .withScheme(scheme)
          .withReferenceSearch(!noReferenceSearch)
          .withClockOffset(Duration.ofSeconds(clockOffset))
          .withoutRight(refused);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), LocalizedText.of(e).shown(), e);
    }
  }
}
