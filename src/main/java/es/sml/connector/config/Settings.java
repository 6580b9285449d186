package es.sml.connector.config;

import es.sml.connector.broker.BrokerSettings;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.deliver.DeliverSettings;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.ops.LogSettings;
import es.sml.connector.ops.OpsSettings;
import es.sml.connector.ops.RetentionSettings;
import es.sml.connector.parse.ParseSettings;
import es.sml.connector.setting.Check;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.status.ReplySettings;
import es.sml.connector.status.StatusSettings;
import es.sml.connector.trace.TraceSettings;
import java.nio.file.Path;

/**
 * All settings of application.properties, checked.
 *
 * @param dataDirectory directory of the broker journal and the ledger
 */
public record Settings(
    Path dataDirectory,
    SmlSettings sml,
    IntakeSettings intake,
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
    TraceSettings trace) {
  public Settings {
    dataDirectory = Check.orDefault(dataDirectory, Path.of("data"));
    sml =
        sml != null
            ? sml
            : new SmlSettings(null, null, null, null, null, null, null, null, null, null);
    intake = intake != null ? intake : new IntakeSettings(null, null);
    parse = parse != null ? parse : ParseSettings.DEFAULT;
    deliver = deliver != null ? deliver : new DeliverSettings(null, null, null);
    status = status != null ? status : new StatusSettings(null, null, null);
    reply = reply != null ? reply : new ReplySettings(null);
    callback = callback != null ? callback : new CallbackSettings(null, null, null, null, null);
    broker =
        broker != null
            ? broker
            : new BrokerSettings(null, null, null, null, null, null, null, null, false);
    database = database != null ? database : new DatabaseSettings(null, null, null, null);
    ops = ops != null ? ops : new OpsSettings(null, null, null, null, null, null);
    retention =
        retention != null
            ? retention
            : new RetentionSettings(null, null, null, null, null, null, null, null);
    log = log != null ? log : new LogSettings(null);
    reload = reload != null ? reload : new ReloadSettings(null);
    trace = trace != null ? trace : new TraceSettings(null, null);
  }
}
