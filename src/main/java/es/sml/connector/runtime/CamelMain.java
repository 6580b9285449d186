package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** Camel as the connector runs it, with what its route files name. */
final class CamelMain {
  private CamelMain() {}

  /**
   * Camel, not started, and without its components.
   *
   * @param routes the directory of the route files
   */
  static Main prepare(Configuration configuration, Path routes) {
    Main camel = new Main();
    // Its own hook would stop the routes beside ours, and hold all that was stopped till the end.
    camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
    camel.setDefaultPropertyPlaceholderLocation("false");
    MainConfigurationProperties options = camel.configure();
    options.setName("sml-connector");
    options.setRoutesIncludePattern("file:" + routes.toAbsolutePath() + "/*.camel.yaml");
    options.setShutdownTimeout(30);
    options.setSourceLocationEnabled(true);
    // Each body is text, bytes or an object when its route begins, or is read but once.
    options.setStreamCachingEnabled(false);
    options.setStartupSummaryLevel(StartupSummaryLevel.Off);
    // Thousands of mailboxes would be tens of thousands of beans; metrics tell what there is to
    // know.
    options.setJmxEnabled(false);
    properties(configuration.settings()).forEach(camel::addInitialProperty);
    configuration
        .camel()
        .stringPropertyNames()
        .forEach(key -> camel.addOverrideProperty(key, configuration.camel().getProperty(key)));
    // Or a failure would be logged with its message, and so with the customer.
    camel.addOverrideProperty("camel.main.log-exhausted-message-body", "false");
    return camel;
  }

  // What the route files name in double braces; times in milliseconds.
  private static Map<String, String> properties(Settings settings) {
    return Map.of(
        "retention.schedule", settings.retention().schedule(),
        "parse.non-leads", settings.parse().nonLeads().written(),
        "retention.non-leads", String.valueOf(settings.retention().nonLeads().toMillis()),
        "deliver.max-attempts", String.valueOf(settings.deliver().maxAttempts()),
        "sml.probe-interval", String.valueOf(settings.sml().probeInterval().toMillis()),
        "sml.reference-refresh-interval",
            String.valueOf(settings.sml().referenceRefreshInterval().toMillis()),
        "callback.interval", String.valueOf(settings.callback().interval().toMillis()),
        "reply.interval", String.valueOf(settings.reply().interval().toMillis()),
        "reload.interval", String.valueOf(settings.reload().interval().toMillis()));
  }
}
