/** The types that all stations share: the lead, its message and their names. */
package es.sml.connector.lead;
