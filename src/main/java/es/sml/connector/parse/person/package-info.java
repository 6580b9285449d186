/** Names of people. */
package es.sml.connector.parse.person;
