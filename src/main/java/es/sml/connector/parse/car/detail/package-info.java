/**
 * A car that a text names, with its version, year, price, kilometres and fuel.
 *
 * <p>The search for the car's name is in parse.car.
 *
 * <p>Start with {@link CarMention}.
 */
package es.sml.connector.parse.car.detail;
