/** Sends each lead to SML once: the ledger, and the reconciliation of unknown outcomes. */
package es.sml.connector.deliver;
