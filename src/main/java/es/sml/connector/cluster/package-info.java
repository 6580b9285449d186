/** Several nodes on one database: which of them does what only one may do at a time. */
package es.sml.connector.cluster;
