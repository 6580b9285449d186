package es.sml.connector.config;

import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.deliver.DeliverSettings;
import es.sml.connector.door.DoorSettings;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.ops.logging.LogSettings;
import es.sml.connector.ops.retention.RetentionSettings;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.reply.ReplySettings;
import es.sml.connector.report.ReportSettings;
import es.sml.connector.setting.Check;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.status.StatusSettings;
import es.sml.connector.trace.TraceSettings;
import java.nio.file.Path;

/**
 * All settings of application.properties, checked.
 *
 * @param dataDirectory Directory of the broker's journal and the ledger. A relative path begins in
 *     the folder that holds the directory of the configuration. Only the connector's own user may
 *     have access to it. Back it up as a whole (docs/backup.md). Two connectors must never share
 *     it.
 * @param sml Times and limits of the requests to SML.
 * @param intake Limits of the messages that the connector accepts.
 * @param door The HTTP port for leads of website forms and ad platforms.
 * @param parse Treatment of messages without a lead and of unsure leads, and the limit of text in
 *     one message.
 * @param deliver Limits of the delivery of leads to SML.
 * @param status Timing and extent of the status sync, which compares SML's leads with the ledger.
 * @param reply Replies to the programs that send leads and commands.
 * @param callback Timing and limits of the events to CRMs.
 * @param broker The broker that holds the messages.
 * @param database The database of the ledger.
 * @param ops The port of health page, metrics, ops API and console, and its access rights.
 * @param retention How long the connector keeps customers' data.
 * @param log Format of the log of a running connector.
 * @param reload Timing of the reload of a changed configuration.
 * @param report Reports of the leads, and the mail that sends them.
 * @param trace OpenTelemetry traces of leads.
 */
public record Settings(
    Path dataDirectory,
    SmlSettings sml,
    IntakeSettings intake,
    DoorSettings door,
    ParseSettings parse,
    DeliverSettings deliver,
    StatusSettings status,
    ReplySettings reply,
    CallbackSettings callback,
    BrokerSettings broker,
    DatabaseSettings database,
    OpsSettings ops,
    RetentionSettings retention,
    LogSettings log,
    ReloadSettings reload,
    ReportSettings report,
    TraceSettings trace) {
  public Settings {
    dataDirectory =
        Check.directory("data-directory", Check.orDefault(dataDirectory, Path.of("data")));
    sml =
        sml != null
            ? sml
            : new SmlSettings(null, null, null, null, null, null, null, null, null, null, null);
    intake = intake != null ? intake : new IntakeSettings(null, null);
    door = door != null ? door : DoorSettings.DEFAULT;
    parse = parse != null ? parse : ParseSettings.DEFAULT;
    deliver = deliver != null ? deliver : new DeliverSettings(null, null, null);
    status = status != null ? status : new StatusSettings(null, null, null);
    reply = reply != null ? reply : new ReplySettings(null);
    callback =
        callback != null ? callback : new CallbackSettings(null, null, null, null, null, null);
    broker =
        broker != null
            ? broker
            : new BrokerSettings(null, null, null, null, null, null, null, null, false);
    database = database != null ? database : new DatabaseSettings(null, null, null, null);
    ops = ops != null ? ops : new OpsSettings(null, null, null, null, null, null, null);
    retention =
        retention != null
            ? retention
            : new RetentionSettings(null, null, null, null, null, null, null, null, null);
    log = log != null ? log : new LogSettings(null);
    reload = reload != null ? reload : new ReloadSettings(null);
    report = report != null ? report : ReportSettings.DEFAULT;
    trace = trace != null ? trace : new TraceSettings(null, null);
  }
}
