/** Several nodes on one database: leases for exclusive tasks. */
package es.sml.connector.cluster;
