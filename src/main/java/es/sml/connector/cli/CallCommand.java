package es.sml.connector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.config.Configuration;
import es.sml.connector.ops.PrintableText;
import es.sml.connector.runtime.SmlAccess;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one operation of SML's API and prints its answer. */
@Command(
    name = "call",
    description = "Runs one operation of SML's API, with login, and prints SML's answer as JSON.",
    footer = {
      "",
      "  call --list                                    the operations",
      "  call create-task --help                        what an operation takes",
      "  call list-leads --param status=new --all       every entry, one JSON line each",
      "  call assign-lead --param id_lead=7 --body '{\"user\": 2}'"
    })
final class CallCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Mixin private ConfigurationOptions options;
  @Mixin private AccountOption account;

  @Parameters(
      arity = "0..1",
      paramLabel = "OPERATION",
      completionCandidates = OperationNames.class,
      description = "As create-lead; --list shows all.")
  private String name;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "A parameter of the operation; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = {"-b", "--body"},
      paramLabel = "FILE|-|JSON",
      description = "The body: a file, - for the standard input, or the JSON itself.")
  private String body;

  @Option(
      names = "--replace",
      description =
          "Let a nested block without an id take the place of the one that is there, as SML has"
              + " it; else modify-lead and modify-task look the ids up and fill them in.")
  private boolean replace;

  @Option(
      names = "--all",
      description = "Of a list, follow its pages to the end and print one JSON line an entry.")
  private boolean all;

  @Option(names = "--list", description = "Show all operations.")
  private boolean list;

  @Option(
      names = {"-h", "--help"},
      description = "Show this help, or that of the operation.")
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      OperationHelp.list(out);
    } else if (help && name == null) {
      spec.commandLine().usage(out);
    } else if (help) {
      OperationHelp.print(operation(), out);
    } else {
      run(new SmlCall(operation(), parameters, body(), replace), out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private void run(SmlCall call, PrintWriter out) throws Exception {
    QuietLog.warningsOnly();
    Configuration configuration = options.load();
    String id = account.among(configuration.dealers().accounts().keySet(), spec.commandLine());
    try (SmlAccess sml = SmlAccess.open(configuration, options.routesDirectory())) {
      if (all) {
        boolean same =
            sml.operations()
                .forEach(id, call, entry -> out.println(PrintableText.json(entry.toString())));
        if (!same) {
          spec.commandLine()
              .getErr()
              .println(
                  "call: the list changed while it was read; an entry may be missing or twice");
        }
        return;
      }
      JsonNode answer = sml.operations().run(id, call);
      if (!answer.isNull()) {
        out.println(
            PrintableText.json(
                JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer)));
      }
    }
  }

  private SmlOperation operation() {
    if (name == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Which operation? call --list shows them.");
    }
    return SmlOperation.of(name)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "SML has no operation " + name + "; call --list shows those that it has."));
  }

  private JsonNode body() throws IOException {
    if (body == null) {
      return null;
    }
    try {
      if (body.startsWith("{")) {
        return JSON.readTree(body);
      }
      if (body.equals("-")) {
        return JSON.readTree(text(System.in));
      }
      if (!Files.isReadable(Path.of(body))) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--body: there is no file " + body + " that can be read.");
      }
      return JSON.readTree(Files.readString(Path.of(body)));
    } catch (JsonProcessingException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--body is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** For the shell's completion. */
  static final class OperationNames implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return java.util.Arrays.stream(SmlOperation.values()).map(SmlOperation::label).iterator();
    }
  }
}
