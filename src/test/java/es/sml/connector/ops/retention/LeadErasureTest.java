package es.sml.connector.ops.retention;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ops.deadletter.DeadLetterAction.OutcomeKind;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadErasureTest {
  private static final OperatorAction BY_ANA = new OperatorAction("operator (ana)", "erase", null);

  @Test
  void leavesALeadThatEndsAfterItWasReadForTheNextRequest(@TempDir Path directory) {
    try (Database database = NewLedger.open(directory, 2)) {
      new Ledger(database).receive(aMessage().key("k").byMail().name("<1@x>").build(), "main");
      LeadRows rows = new LeadRows(database);
      LeadRow onItsWay = rows.find("k").orElseThrow();
      database.write(jdbc -> jdbc.sql("UPDATE lead SET state = 'CREATED'").update());
      PersonalData personalData = new PersonalData(database, new OperatorAudit(database));
      LeadErasure erasure = new LeadErasure(null, personalData, null, null, rows);

      assertThat(erasure.erase(onItsWay, BY_ANA, false).kind()).isEqualTo(OutcomeKind.SKIPPED);
      assertThat(rows.find("k").orElseThrow().erasedAt()).isNull();
    }
  }
}
