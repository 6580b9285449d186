/** SML's API: operations, login, responses, reference data, and the lead in SML's format. */
package es.sml.connector.sml;
