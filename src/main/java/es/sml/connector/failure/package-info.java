/** What can go wrong, named by what the route must do next. */
package es.sml.connector.failure;
