package es.sml.connector.ops;

import es.sml.connector.alert.Alerts;
import es.sml.connector.ops.pause.PauseActions;
import es.sml.connector.ops.teach.TemplateTeaching;
import es.sml.connector.ops.trial.MessageReading;
import es.sml.connector.ops.view.BackupView;
import java.util.function.Supplier;

/**
 * The actions of the ops API on the whole connector.
 *
 * @param reload applies a changed configuration
 * @param backup copies the data for a backup
 * @param reading reads messages without sending them
 * @param teaching proposes and saves templates
 * @param alerts the open alerts and their channels
 * @param pauses pauses and resumes things
 */
public record OpsActions(
    Supplier<ReloadResult> reload,
    Supplier<BackupView> backup,
    MessageReading reading,
    TemplateTeaching teaching,
    Alerts alerts,
    PauseActions pauses) {}
