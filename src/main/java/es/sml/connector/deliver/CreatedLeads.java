package es.sml.connector.deliver;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Is told of each lead that came into SML, within the transaction that notes it. */
public interface CreatedLeads {
  /** Nobody wants to know. */
  CreatedLeads UNWATCHED = (jdbc, key, smlId) -> {};

  void created(JdbcClient jdbc, String key, long smlId);
}
