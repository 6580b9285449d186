package es.sml.connector.ops.view;

/** A copy of the data directory, made for a backup. */
public record BackupView(
    String directory, String stateAt, String schema, long bytes, long pausedMillis) {}
