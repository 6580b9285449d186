package es.sml.connector.ops.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.view.LogView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last lines of the log, as operators see them. */
class RecentLogTest {
  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("es.sml.connector.intake");
  private final RecentLog recent = new RecentLog();
  private final PersonalDataMask mask =
      new PersonalDataMask(Set.of(), Set.of(), Set.of(), Set.of());
  private final LogQueries queries = new LogQueries(recent, () -> mask);

  @BeforeEach
  void listen() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    recent.setContext(context);
    recent.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(recent);
    logger.setLevel(Level.DEBUG);
  }

  @Test
  void listsTheLinesOfALevelOldestFirst() {
    logger.info("first");
    logger.debug("second");
    logger.warn("third");
    assertThat(texts(Map.of())).containsExactly("first", "third");
    assertThat(texts(Map.of("level", "debug"))).containsExactly("first", "second", "third");
    assertThat(texts(Map.of("level", "WARN"))).containsExactly("third");
    assertThat(texts(Map.of("limit", "1"))).containsExactly("third");
    LogView.Line line = list(Map.of("limit", "1")).lines().get(0);
    assertThat(line.level()).isEqualTo("WARN");
    assertThat(line.logger()).isEqualTo("es.sml.connector.intake");
  }

  @Test
  void goesOnAfterTheLinesThatTheCallerKnows() {
    logger.info("first");
    long next = list(Map.of()).next();
    assertThat(texts(Map.of("after", "" + next))).isEmpty();
    logger.info("second");
    assertThat(texts(Map.of("after", "" + next))).containsExactly("second");
    // After a restart the numbers begin again.
    assertThat(texts(Map.of("after", "900"))).containsExactly("first", "second");
    Instant later = Instant.now().plusSeconds(60);
    assertThat(texts(Map.of("since", later.toString()))).isEmpty();
  }

  @Test
  void hidesPersonsAndMessagesOfExceptions() {
    logger.warn(
        "no place for ana@canaria.example, 611 223 344\n\u001b[31m",
        new IllegalStateException("Ana Canaria"));
    assertThat(texts(Map.of()))
        .singleElement()
        .asString()
        .contains("no place for ***@*******.*******, ### ### ###")
        .endsWith("(java.lang.IllegalStateException)")
        .doesNotContain("Ana", "611", "\n", "\u001b");
  }

  @Test
  void keepsALimitedNumberOfShortLines() {
    for (int i = 0; i < RecentLog.MOST_LINES + 5; i++) {
      logger.info("x".repeat(RecentLog.LONGEST_TEXT * 2));
    }
    List<LogView.Line> lines = list(Map.of("limit", "" + RecentLog.MOST_LINES)).lines();
    assertThat(lines).hasSize(RecentLog.MOST_LINES);
    assertThat(lines.get(0).number()).isEqualTo(6);
    assertThat(lines.get(0).text()).hasSize(RecentLog.LONGEST_TEXT);
  }

  @Test
  void refusesWrongParameters() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("level", "LOUD"),
            Map.of("since", "yesterday"),
            Map.of("after", "x"),
            Map.of("limit", "2001"))) {
      assertThatThrownBy(() -> list(wrong)).as("%s", wrong).isInstanceOf(OpsException.class);
    }
  }

  private List<String> texts(Map<String, String> query) {
    return list(query).lines().stream().map(LogView.Line::text).toList();
  }

  private LogView list(Map<String, String> query) {
    return queries.list(
        new OpsRequest(
            Caller.withToken(Role.VIEWER),
            "",
            Locale.ENGLISH,
            query,
            JsonNodeFactory.instance.objectNode()));
  }
}
