/**
 * The ledger's database: connection pool, schema and its upgrades, transactions and group commit.
 *
 * <p>The SQL for leads is in ledger; each other package keeps the SQL of its own tables.
 *
 * <p>Start with {@link Database}.
 */
package es.sml.connector.database;
