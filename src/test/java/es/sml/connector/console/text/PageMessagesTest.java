package es.sml.connector.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.state.LeadEvent;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.sml.SmlOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the pages have their texts, in both languages. */
class PageMessagesTest {
  private static final Pattern CALL = Pattern.compile("\\bt\\(\"([a-zA-Z0-9.-]+)\"[,)]");
  private static final Pattern ACTION = Pattern.compile("\\baction\\(\\s*\"([a-z-]+)\"");

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(names(Language.ES)).isEqualTo(names(Language.EN));
  }

  @ParameterizedTest
  @EnumSource
  void everyTextThatATemplateNamesIsThere(Language language) throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> pages = Files.list(Path.of("src/main/resources/console/pages"))) {
      for (Path page : pages.toList()) {
        Matcher call = CALL.matcher(Files.readString(page));
        while (call.find()) {
          named.add(call.group(1));
        }
      }
    }
    assertThat(named).isNotEmpty();
    assertThat(names(language)).containsAll(named);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateEventAndChannelHasAName(Language language) {
    PageMessages words = PageMessages.in(language);
    for (LeadState state : LeadState.values()) {
      assertThat(words.has("state." + state)).as("state " + state).isTrue();
      assertThat(words.has("lead.says." + state)).as("sentence of " + state).isTrue();
    }
    for (LeadEvent event : LeadEvent.values()) {
      boolean onTheWayOfAll = Set.of("POST", "CREATE").contains(event.name());
      assertThat(onTheWayOfAll || words.has("event." + event)).as("event " + event).isTrue();
    }
    for (InboundMessage.Channel channel : InboundMessage.Channel.values()) {
      assertThat(words.has("channel." + channel)).as("channel " + channel).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationThatTheAuditRecordsHasAName(Language language) {
    PageMessages words = PageMessages.in(language);
    for (SmlOperation operation : SmlOperation.values()) {
      if (operation.writes()) {
        assertThat(words.has("event.audit-" + operation.label())).as(operation.label()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyActionOfThePagesAndCommandsHasAName(Language language) throws IOException {
    PageMessages words = PageMessages.in(language);
    Set<String> actions = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/es/sml/connector/ops"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        ACTION
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> actions.add(found.group(1)));
      }
    }
    assertThat(actions).contains("backup", "erase");
    assertThat(actions).allMatch(name -> words.has("event.audit-" + name));
  }

  @ParameterizedTest
  @EnumSource
  void everyStageHasANameAndAnAdvice(Language language) {
    PageMessages words = PageMessages.in(language);
    for (String stage : DeadLetterView.STAGES) {
      assertThat(words.has("stage." + stage)).as("stage " + stage).isTrue();
      assertThat(words.has("advice." + stage)).as("advice for " + stage).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTextAcceptsItsValues(Language language) {
    for (String name : names(language)) {
      for (int number : new int[] {0, 1, 2}) {
        assertThatCode(
                () -> PageMessages.in(language).get(name, number, number, number, number, number))
            .as(name)
            .doesNotThrowAnyException();
      }
    }
  }

  private static Set<String> names(Language language) {
    return new TreeSet<>(ResourceBundle.getBundle("console.words", language.locale()).keySet());
  }
}
