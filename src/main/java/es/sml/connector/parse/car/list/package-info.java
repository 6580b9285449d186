/**
 * The list of makes and models, and the comparison of a name with it.
 *
 * <p>The search in a whole text is in parse.car.
 *
 * <p>Start with {@link CarList}.
 */
package es.sml.connector.parse.car.list;
