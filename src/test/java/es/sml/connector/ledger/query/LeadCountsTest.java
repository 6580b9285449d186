package es.sml.connector.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.StoreTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadCountsTest extends StoreTest {

  @Test
  void findsTheOldestLeadOfOtherAccountsAndDealers() {
    lead("main", "norte", "UNKNOWN", 1);
    lead("main", "sur", "RECEIVED", 2);
    lead("other", "este", "UNKNOWN", 3);
    LeadCounts counts = new LeadCounts(database);
    assertThat(counts.oldestWaiting().dealer()).isEqualTo("norte");
    assertThat(counts.oldestWaiting(Set.of(), Set.of("norte")).dealer()).isEqualTo("sur");
    assertThat(counts.oldestWaiting(Set.of("main"), Set.of()).dealer()).isEqualTo("este");
    assertThat(counts.oldestWaiting(Set.of("main"), Set.of("este"))).isNull();
  }

  private void lead(String account, String dealer, String state, long receivedAt) {
    database.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO lead (lead_key, account, dealer, channel, state, attempts,"
                        + " received_at, updated_at) VALUES (?, ?, ?, 'MAIL', ?, 1, ?, 0)")
                .params(dealer, account, dealer, state, receivedAt)
                .update());
  }
}
