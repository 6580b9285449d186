/**
 * The run of the demo: send the samples, poll their outcomes and print them.
 *
 * <p>The connector and its peers are set up in demo.installation.
 *
 * <p>Start with {@link Demo}.
 */
package es.sml.connector.demo;
