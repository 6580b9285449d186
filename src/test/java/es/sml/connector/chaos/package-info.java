/**
 * The chaos harness: real processes that are killed while leads are under way, and a recorder that
 * asks SML and the broker what became of each. Run by mvn verify -Pchaos.
 */
package es.sml.connector.chaos;
