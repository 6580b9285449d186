package es.sml.connector.cli.request;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.cli.option.AccountOption;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.cli.terminal.QuietLog;
import es.sml.connector.config.Configuration;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Calls one operation of the SML API and prints the response. It logs out at its end, except after
 * login.
 */
@Command(
    name = "call",
    description =
        "Calls one operation of the SML API and prints the response as JSON. It logs in"
            + " automatically, and logs out at its end. Only the token of login stays valid.",
    footer = {
      "",
      "Examples:",
      "  call --list                                    list the operations",
      "  call create-task --help                        show the fields of an operation",
      "  call list-leads --param status=new --all       print every entry, one per line",
      "  call assign-lead --param id_lead=7 --body '{\"user\": 2}'"
    })
public final class CallCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Mixin private ConfigurationOptions options;
  @Mixin private AccountOption account;

  @Parameters(
      arity = "0..1",
      paramLabel = "OPERATION",
      completionCandidates = OperationNames.class,
      description = "Such as create-lead. For the list, use --list.")
  private String name;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "Parameter of the operation. Can be given several times.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = {"-b", "--body"},
      paramLabel = "FILE|-|JSON",
      description = "Request body: a file, - for the standard input, or the JSON itself.")
  private String body;

  @Option(
      names = "--replace",
      description =
          "Send nested blocks without their ids, so SML replaces the existing ones. Without this"
              + " option, modify-lead and modify-task add the ids.")
  private boolean replace;

  @Option(
      names = "--all",
      description = "Read all pages of a list and print each entry as a JSON line.")
  private boolean all;

  @Option(names = "--list", description = "List all operations.")
  private boolean list;

  @Option(
      names = {"-h", "--help"},
      description = "Show this help, or the help of the operation.")
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return QuietLog.during(this::answer);
  }

  private Integer answer() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      OperationHelp.list(out);
    } else if (help && name == null) {
      spec.commandLine().usage(out);
    } else if (help) {
      OperationHelp.print(operation(), out);
    } else {
      checkOnce();
      run(new SmlCall(operation(), parameters, body(), replace), out);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  // Of two values, picocli takes the last.
  private void checkOnce() {
    Set<String> names = new HashSet<>();
    OptionSpec given = spec.commandLine().getParseResult().matchedOption("--param");
    for (String pair : given == null ? List.<String>of() : given.originalStringValues()) {
      String param = StringUtils.substringBefore(pair, "=");
      if (!names.add(param)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            say("call.twice", "--param {0} appears twice; give it once.", param));
      }
    }
  }

  private void run(SmlCall call, PrintWriter out) throws Exception {
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
                  say(
                      "call.list-changed",
                      "call: the list changed during the read; an entry may be missing or appear"
                          + " twice. To be sure, call it again."));
        }
        return;
      }
      JsonNode answer = sml.operations().run(id, call);
      if (call.operation() == SmlOperation.LOGIN || call.operation() == SmlOperation.LOGOUT) {
        sml.keepTokens(); // login: the token is the result; logout: it is no longer valid
      }
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
          spec.commandLine(),
          say("call.no-operation", "The operation is missing. For the list, use call --list."));
    }
    return SmlOperation.of(name)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    say(
                        "call.unknown",
                        "SML has no operation {0}. For the list, use call --list.",
                        name)));
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
        return read(text(System.in.readAllBytes()));
      }
      if (!Files.isReadable(Path.of(body))) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            say("call.no-body", "--body: the file {0} does not exist or cannot be read.", body));
      }
      return read(text(Files.readAllBytes(Path.of(body))));
    } catch (JsonProcessingException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say("call.no-json", "--body is not valid JSON: {0}", e.getOriginalMessage()),
          e);
    }
  }

  private JsonNode read(String text) throws JsonProcessingException {
    if (text.isBlank()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say(
              "call.empty-body",
              "--body: {0} is empty; write the JSON of the body into it.",
              body.equals("-") ? say("call.input", "the standard input") : body));
    }
    return JSON.readTree(text);
  }

  private String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          say("call.no-utf8", "--body: {0} is not UTF-8; save it in UTF-8.", body),
          e);
    }
  }

  /** Names for shell completion. */
  static final class OperationNames implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return java.util.Arrays.stream(SmlOperation.values()).map(SmlOperation::label).iterator();
    }
  }
}
