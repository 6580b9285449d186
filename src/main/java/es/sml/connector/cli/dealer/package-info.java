/**
 * The command that asks for a new dealer and writes it into dealers.yaml.
 *
 * <p>The tests of a whole configuration belong to cli.check.
 *
 * <p>Start with {@link AddDealerCommand}.
 */
package es.sml.connector.cli.dealer;
