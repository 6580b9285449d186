package es.sml.connector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.ReaderLanguage;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.contract.ContractField;
import es.sml.connector.sml.contract.ContractParameter;
import es.sml.connector.sml.contract.SmlContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line for a person who reads Spanish. */
class SpanishCommandsTest {
  private static final SmlContract CONTRACT = SmlContract.shipped();

  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void speakSpanish() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  @Test
  void everyCommandAndOptionHasASpanishText() {
    Map<String, List<String>> spanish = helpTexts(SmlConnector.commandLine());
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
    Map<String, List<String>> english = helpTexts(SmlConnector.commandLine());

    assertThat(english).hasSizeGreaterThan(200);
    assertThat(spanish.keySet()).isEqualTo(english.keySet());
    Map<List<String>, List<String>> translations = new HashMap<>();
    english.forEach(
        (place, text) -> {
          assertThat(spanish.get(place)).as(place).isNotEmpty().isNotEqualTo(text);
          // The key of an option is for each command that has no key of its own.
          assertThat(translations.computeIfAbsent(spanish.get(place), first -> text))
              .as(place)
              .isEqualTo(text);
        });
  }

  @Test
  void everySpanishTextBelongsToACommandOrOption() {
    Set<String> used = new TreeSet<>();
    ResourceBundle texts = ReaderLanguage.help();
    CommandLine all = SmlConnector.commandLine();
    all.setResourceBundle(
        new ResourceBundle() {
          @Override
          protected Object handleGetObject(String key) {
            used.add(key);
            return texts.containsKey(key) ? texts.getString(key) : null;
          }

          @Override
          public Enumeration<String> getKeys() {
            return texts.getKeys();
          }
        });
    helpTexts(all);
    commands(all).forEach(CommandLine::getUsageMessage);
    assertThat(used).containsAll(texts.keySet());
  }

  @Test
  void everyTextOfAnOperationIsInSpanishAndNoOther() throws IOException {
    Map<String, String> forms = operationForms();
    Set<String> shown =
        Stream.of(SmlOperation.values())
            .flatMap(operation -> texts(operation).stream())
            .collect(Collectors.toSet());
    assertThat(forms.keySet()).isEqualTo(shown);
    assertThat(forms)
        .allSatisfy((english, spanish) -> assertThat(spanish).isNotBlank().isNotEqualTo(english));
  }

  @ParameterizedTest
  @EnumSource
  void theHelpOfAnOperationIsInSpanish(SmlOperation operation) throws IOException {
    Map<String, String> forms = operationForms();
    assertThat(run("call", "--list")).isZero();
    assertThat(output.toString().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(operation.label() + " ")
                    .endsWith(" " + forms.get(CONTRACT.summary(operation))));
    output.getBuffer().setLength(0);

    assertThat(run("call", operation.label(), "--help")).isZero();
    String help = output.toString().replaceAll("\\s+", " ");
    assertThat(texts(operation))
        .allSatisfy(text -> assertThat(help).contains(forms.get(text).replaceFirst("\\.$", "")));
    assertThat(allowed(operation))
        .allSatisfy(
            allowed -> {
              String spanish = RecordedReason.shown(allowed);
              assertThat(spanish).isNotEqualTo(allowed);
              assertThat(help).contains(" (" + spanish + ")");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads lst | Argumento desconocido: lst / ¿Querías decir list?",
        "status --jsn | Opción desconocida: --jsn / ¿Querías decir --json?",
        "leads list --limit mucho | Valor no válido de --limit N: mucho; se espera un número entero",
        "leads list --since ayer | Valor no válido de --since TIME: ayer",
        "leads show | Falta: KEY",
        "send form.json | Falta: --dealer ID, --channel ID",
        "leads resolve 3f2a9c | Falta: --created ID | --retry",
        "leads | Falta un comando: list, find, show, resolve, erase.",
        "call create-led | SML no tiene la operación create-led."
      })
  void aWrongUseIsExplained(String command, String expected) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(errors.toString().replaceAll("\\R", " / ")).startsWith(expected);
  }

  @Test
  void anUnknownKeyOfTheConfigurationIsExplained(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("application.properties"), "sml.page-sise = 50\n");
    Files.writeString(directory.resolve("dealers.yaml"), "accounts: {}\ndealers: {}\n");

    assertThat(run("lint", "--config", directory.toString())).isEqualTo(2);
    assertThat(errors.toString().lines())
        .contains(
            "sml-connector lint: la configuración tiene errores:",
            "  "
                + directory.resolve("application.properties")
                + ":1: sml.page-sise: clave desconocida; ¿querías decir page-size?");
  }

  @Test
  void aPortThatNoCommandCanKnowIsWrongUsage(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("token"), "3fT9qLx7WzKd2MvR8sYb5NpGq8Zr3xTn");
    Files.writeString(
        directory.resolve("application.properties"),
        "ops.port = 0\nops.operator-token = file:token\n");

    assertThat(run("status", "--config", directory.toString())).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("sml-connector status: ops.port es 0 (cualquier puerto libre)");
  }

  private int run(String... arguments) {
    return SmlConnector.commandLine()
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }

  private static Map<String, String> operationForms() throws IOException {
    return Files.readAllLines(Path.of("src/main/resources/language/operations_es.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 2))
        .collect(Collectors.toMap(form -> form[0], form -> form[1]));
  }

  private static Set<String> texts(SmlOperation operation) {
    Set<String> texts =
        new TreeSet<>(Set.of(CONTRACT.summary(operation), CONTRACT.description(operation)));
    CONTRACT.parameters(operation).stream().map(ContractParameter::description).forEach(texts::add);
    CONTRACT.fields(operation).stream().map(ContractField::description).forEach(texts::add);
    return texts;
  }

  /** Returns what the help says of the allowed values; a single value is the same in Spanish. */
  private static Set<String> allowed(SmlOperation operation) {
    Set<String> allowed = new TreeSet<>();
    CONTRACT.parameters(operation).stream().map(ContractParameter::allowed).forEach(allowed::add);
    CONTRACT.fields(operation).stream().map(ContractField::allowed).forEach(allowed::add);
    allowed.removeAll(Set.of("a text", "a block", "end"));
    return allowed;
  }

  private static List<CommandLine> commands(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    new LinkedHashSet<>(command.getSubcommands().values())
        .forEach(below -> all.addAll(commands(below)));
    return all;
  }

  /** Returns each text of the help by its place. */
  private static Map<String, List<String>> helpTexts(CommandLine whole) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (CommandLine each : commands(whole)) {
      CommandSpec command = each.getCommandSpec();
      String name = command.qualifiedName();
      UsageMessageSpec usage = command.usageMessage();
      texts.put(name, List.of(usage.description()));
      texts.put(name + " heading", List.of(usage.synopsisHeading()));
      if (usage.footer().length > 0) {
        texts.put(name + " footer", List.of(usage.footer()));
      }
      usage
          .exitCodeList()
          .forEach((code, text) -> texts.put(name + " exit code " + code, List.of(text)));
      for (ArgSpec argument : command.args()) {
        texts.put(name + " " + argument.toString(), List.of(argument.description()));
      }
    }
    return texts;
  }
}
