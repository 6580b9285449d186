/** Failures, named by the next action of the route. */
package es.sml.connector.failure;
