package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.ops.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the user's test cases for messages. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the test cases under tests/ of the configuration.",
      "Each case compares the result of its message with its expected.json."
    },
    footer = {
      "",
      "A case is a folder with message.* and expected.json.",
      "expected.json has the form of a line of \"parse\". Leave out the fields that do",
      "not matter. To choose the dealer, add \"dealer\": \"ID\". To forbid other",
      "fields, add \"match\": \"exact\".",
      "",
      "Examples:",
      "  test                     run all cases",
      "  test mi-portal           run one case"
    })
public final class TestCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "CASE",
      description = "Names of the cases to run (default: all).")
  private List<String> names = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path directory = options.configDirectory().resolve("tests");
    List<TestCase> cases = cases(directory);
    Map<String, MessageFiles> readers = new HashMap<>();
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (TestCase each : cases) {
      MessageFiles messages =
          readers.computeIfAbsent(
              String.valueOf(each.dealer()),
              dealer -> new DealerMessages(options, spec).of(each.dealer(), false));
      List<String> differences = each.differences(messages.read(each.message()));
      out.println((differences.isEmpty() ? "ok    " : say("test.fails", "FAIL  ")) + each.name());
      differences.forEach(difference -> out.println("      " + PrintableText.line(difference)));
      failed += differences.isEmpty() ? 0 : 1;
    }
    out.println(say("test.summary", "{0} cases, {1} failed", cases.size(), failed));
    return failed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private List<TestCase> cases(Path directory) throws IOException {
    try {
      List<TestCase> all = TestCase.in(directory);
      List<String> known = all.stream().map(TestCase::name).toList();
      for (String name : names) {
        if (!known.contains(name)) {
          throw wrong(say("test.no-case", "the case {0} does not exist in {1}", name, directory));
        }
      }
      if (all.isEmpty()) {
        throw wrong(say("test.none", "{0} has no test cases", directory));
      }
      return all.stream().filter(c -> names.isEmpty() || names.contains(c.name())).toList();
    } catch (TestCase.InvalidCaseException e) {
      throw wrong(e.getMessage());
    }
  }

  private CommandLine.ParameterException wrong(String reason) {
    return new CommandLine.ParameterException(spec.commandLine(), reason);
  }
}
