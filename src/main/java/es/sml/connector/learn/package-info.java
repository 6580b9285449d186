/** Proposes a template and test cases from the mails of one sender. */
package es.sml.connector.learn;
