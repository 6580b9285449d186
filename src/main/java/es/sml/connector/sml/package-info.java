/** SML's API: operations, login, answers, reference data, and the lead as SML wants it. */
package es.sml.connector.sml;
