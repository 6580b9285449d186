package es.sml.connector.ops.view.pause;

import java.util.List;

/** All pauses that are in force or planned. */
public record PausesView(List<PauseView> pauses) {}
