/** The ledger's database: pool, schema, clock. */
package es.sml.connector.database;
