package es.sml.connector.ledger;

import es.sml.connector.sml.create.CreatedLead;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receives each lead that SML created, within the transaction that records it. */
public interface CreatedLeads {
  CreatedLeads NONE = (jdbc, key, lead) -> {};

  void created(JdbcClient jdbc, String key, CreatedLead lead);
}
