package es.sml.connector.deliver;

import es.sml.connector.sml.CreatedLead;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receives each lead that SML created, within the transaction that records it. */
public interface CreatedLeads {
  /** Ignores all leads. */
  CreatedLeads UNWATCHED = (jdbc, key, lead) -> {};

  void created(JdbcClient jdbc, String key, CreatedLead lead);
}
