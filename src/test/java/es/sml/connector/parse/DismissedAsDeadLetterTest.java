package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is no lead lies with the dead letters where application.properties wants it there. */
class DismissedAsDeadLetterTest extends StationTest {
  @Override
  protected String idleRoutes() {
    return "status*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
    prepared.withSetting("parse.non-leads", "dead-letter");
  }

  @Test
  void deadLettersAnAutoReplyAndCountsItAsNoLead() throws Exception {
    String mail = Files.readString(Path.of("src/main/resources/demo/13-auto-reply.eml"));
    context.start();
    connector.sendCorrelated(DEALER, mail, "auto");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadReason"))
        .isEqualTo(awaitState("auto", mail, LeadState.NOT_A_LEAD).reason());
    assertThat(connector.browse(DISMISSED)).isEmpty();
  }
}
