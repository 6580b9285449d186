package es.sml.connector.deliver;

import es.sml.connector.sml.CreatedLead;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Is told of each lead that came into SML, within the transaction that notes it. */
public interface CreatedLeads {
  /** Nobody wants to know. */
  CreatedLeads UNWATCHED = (jdbc, key, lead) -> {};

  void created(JdbcClient jdbc, String key, CreatedLead lead);
}
