/**
 * The chaos harness: it kills real processes while leads are in flight, and a recorder asks SML and
 * the broker for the end of each lead. Run by mvn verify -Pchaos.
 */
package es.sml.connector.chaos;
