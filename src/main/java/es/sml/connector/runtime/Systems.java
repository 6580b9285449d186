package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.runtime.backup.DataCopies;
import es.sml.connector.runtime.node.Nodes;
import es.sml.connector.sml.connection.SmlConnections;
import javax.sql.DataSource;

/**
 * The systems that the routes use.
 *
 * @param broker null while the routes are only checked
 * @param copies makes backups of ledger and broker; null as the broker is
 */
record Systems(
    LedgerTransactions transactions,
    DataSource dataSource,
    Broker broker,
    DataCopies copies,
    SmlConnections sml,
    Nodes nodes) {}
