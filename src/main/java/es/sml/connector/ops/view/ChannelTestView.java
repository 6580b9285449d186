package es.sml.connector.ops.view;

/** The outcome of the test of a channel. */
public record ChannelTestView(String channel, String outcome, String reference, String text) {}
