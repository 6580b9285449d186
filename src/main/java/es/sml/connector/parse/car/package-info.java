/** Makes and models of cars, and where a text names one. */
package es.sml.connector.parse.car;
