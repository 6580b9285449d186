package es.sml.connector.cli.parse;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.runtime.testcase.MessageFiles;
import es.sml.connector.runtime.testcase.TestCase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the user's test cases for messages. {@code TestCase} compares each. */
@Command(
    name = "test",
    description = {
      "Runs the test cases under tests/ of the configuration.",
      "Each case compares the result of its message with its expected.json."
    },
    footer = {
      "",
      "A case is a folder with message.* and expected.json.",
      "expected.json has the form of a line of \"parse\". Leave out the fields that do not matter."
          + " To choose the dealer, add \"dealer\": \"ID\". To forbid other fields, add \"match\":"
          + " \"exact\".",
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

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The output for programs; schemas/test-report.schema.json describes it. */
  record Report(String outcome, int cases, int failed, List<Result> results) {}

  /**
   * One case.
   *
   * @param name the name of its folder
   * @param differences what is not as expected; empty if the case succeeds
   */
  record Result(String name, String outcome, List<String> differences) {
    static Result of(String name, List<String> differences) {
      return new Result(name, TestCommand.outcome(differences.isEmpty()), differences);
    }
  }

  @Override
  public Integer call() throws IOException {
    Path directory = options.configDirectory().resolve("tests");
    List<TestCase> cases = cases(directory);
    Map<String, MessageFiles> readers = new HashMap<>();
    List<Result> results = new ArrayList<>();
    for (TestCase each : cases) {
      MessageFiles messages =
          readers.computeIfAbsent(
              String.valueOf(each.dealer()),
              dealer -> new DealerMessages(options, spec).of(each.dealer(), false));
      Result result =
          Result.of(
              each.name(),
              each.differences(messages.read(each.message())).stream()
                  .map(PrintableText::line)
                  .toList());
      results.add(result);
      if (!json) {
        print(result);
      }
    }
    int failed = (int) results.stream().filter(result -> !result.differences().isEmpty()).count();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      OpsOptions.print(new Report(outcome(failed == 0), cases.size(), failed, results), out);
    } else {
      out.println(
          say(
              "test.summary",
              "{0,choice,0#0 cases|1#1 case|1<{0} cases}, {1} failed",
              cases.size(),
              failed));
    }
    return failed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void print(Result result) {
    PrintWriter out = spec.commandLine().getOut();
    boolean succeeds = result.differences().isEmpty();
    out.println((succeeds ? "ok    " : say("test.fails", "FAIL  ")) + result.name());
    result.differences().forEach(difference -> out.println("      " + difference));
  }

  private static String outcome(boolean succeeds) {
    return succeeds ? "success" : "failure";
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
