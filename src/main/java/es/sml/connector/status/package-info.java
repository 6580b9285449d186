/** Finds changes of leads in SML and makes events of them for the CRM. */
package es.sml.connector.status;
