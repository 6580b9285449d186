/**
 * What the tests of several packages share. Start with {@link
 * es.sml.connector.testing.RunningConnector}, a connector and a sandbox in this process, and with
 * {@link es.sml.connector.testing.StationTest}, its routes one by one. {@code aMessage()}, {@code
 * aLead()} and {@code aDealer()} build what a test needs. A helper of one package stays there.
 */
package es.sml.connector.testing;
