/**
 * The search for makes and models in a text or a page address.
 *
 * <p>The list of cars is in parse.car.list, and years or prices are in parse.car.detail.
 *
 * <p>Start with {@link CarNames}.
 */
package es.sml.connector.parse.car;
