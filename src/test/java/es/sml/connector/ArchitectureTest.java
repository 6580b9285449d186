package es.sml.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String OURS = "es.sml.connector";
  private static final String BAD = "es.sml.connector.violations";

  private static final JavaClasses CONNECTOR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(OURS);
  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(BAD);

  @Test
  void eachPackageUsesOnlyWhatTheLayoutAllows() {
    assertThat(CONNECTOR.size()).isGreaterThan(100);
    for (ArchRule rule : ArchitectureRules.arrowsUnder(OURS)) {
      rule.check(CONNECTOR);
    }
  }

  @Test
  void everyClassStandsInAPackageOfTheLayout() {
    ArchitectureRules.onlyKnownPackagesUnder(OURS).check(CONNECTOR);
  }

  @Test
  void packagesHaveNoCycles() {
    ArchitectureRules.noCyclesUnder(OURS).check(CONNECTOR);
  }

  @Test
  void innerPackagesArePrivate() {
    ArchitectureRules.innerPackagesArePrivateUnder(OURS).check(CONNECTOR);
  }

  @Test
  void everyNameHasAMeaning() {
    ArchitectureRules.meaninglessNamesUnder(OURS).check(CONNECTOR);
  }

  @Test
  void noConstructorHasMoreThanSixParameters() {
    ArchitectureRules.shortConstructorsUnder(OURS).check(CONNECTOR);
  }

  @Test
  void camelConfusesNoMethods() {
    ArchitectureRules.noMethodsThatCamelConfusesUnder(OURS).check(CONNECTOR);
  }

  @Test
  void theParserCallsOnlyMethodsOfLinearTime() {
    ArchitectureRules.linearTextUnder(OURS).check(CONNECTOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.toLowerCase(java.util.Locale)",
        "String.toUpperCase()",
        "String.matches(java.lang.String)",
        "String.replaceAll(java.lang.String, java.lang.String)",
        "String.replaceFirst(java.lang.String, java.lang.String)",
        "String.split(java.lang.String, int)",
        "Normalizer.normalize(java.lang.CharSequence, java.text.Normalizer$Form)",
        "java.util.regex.Pattern",
      })
  void refusesACallOfQuadraticTime(String call) {
    assertThatThrownBy(() -> ArchitectureRules.linearTextUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("parse.CallsQuadraticMethods")
        .hasMessageContaining(call);
  }

  @Test
  void noMessageNamesAnEndpointOrHoldsCode() {
    ArchitectureRules.noAddressOrCodeOfAMessageUnder(OURS).forEach(rule -> rule.check(CONNECTOR));
  }

  @ParameterizedTest
  @CsvSource({"0, SendsAnywhere.send", "0, SendsAnywhere.resolve", "1, SendsAnywhere.evaluate"})
  void refusesAnEndpointOrCodeOfAMessage(int rule, String method) {
    assertThatThrownBy(
            () -> ArchitectureRules.noAddressOrCodeOfAMessageUnder(BAD).get(rule).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(method);
  }

  @ParameterizedTest
  @CsvSource({
    "lead, lead.LeadHelper, intake.DependsOnTheSandbox",
    "intake, intake.DependsOnTheSandbox, sandbox.DependsOnALead",
    "sandbox, sandbox.DependsOnALead, lead.LeadHelper",
    "runtime, runtime.StartsACommand, cli.CommandManager",
    "broker, broker.AsksTheRuntime, runtime.StartsACommand",
  })
  void refusesAnArrowThatTheLayoutHasNot(String name, String from, String to) {
    assertThatThrownBy(() -> ArchitectureRules.arrowUnder(BAD, name).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(BAD + "." + from)
        .hasMessageContaining(BAD + "." + to);
  }

  @Test
  void allowsAnArrowThatTheLayoutHas() {
    ArchitectureRules.arrowUnder(BAD, "cli").check(VIOLATIONS);
  }

  @Test
  void refusesAClassInAPackageOutsideTheLayout() {
    assertThatThrownBy(() -> ArchitectureRules.onlyKnownPackagesUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("orphan.BelongsNowhere");
  }

  @Test
  void refusesACycle() {
    assertThatThrownBy(() -> ArchitectureRules.noCyclesUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }

  @Test
  void refusesTheUseOfAnInnerPackageOfAnotherArea() {
    assertThatThrownBy(() -> ArchitectureRules.innerPackagesArePrivateUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("broker.AsksTheRuntime")
        .hasMessageContaining("lead.secret.Hidden");
  }

  @Test
  void refusesAMethodThatCamelConfuses() {
    assertThatThrownBy(
            () -> ArchitectureRules.noMethodsThatCamelConfusesUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CommandManager.lead");
  }

  @Test
  void refusesAConstructorWithSevenParameters() {
    assertThatThrownBy(() -> ArchitectureRules.shortConstructorsUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated (1 times)")
        .hasMessageContaining("sandbox.NeedsSevenThings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LeadHelper", "BrokerUtils", "SessionImpl", "CommandManager"})
  void refusesAMeaninglessName(String name) {
    assertThatThrownBy(() -> ArchitectureRules.meaninglessNamesUnder(BAD).check(VIOLATIONS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(name);
  }
}
