package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Settings;
import es.sml.connector.runtime.ext.ExtFiles;
import es.sml.connector.runtime.ext.ExtRoutes;
import java.util.Map;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * Configures Camel and the placeholders of the route files. It decides how long a stop waits for
 * messages in progress. It also decides when an integrator's route that cannot start is tried
 * again.
 */
final class CamelMain {
  private CamelMain() {}

  /**
   * Returns Camel before its start and without its components.
   *
   * @param files the integrator's route files
   */
  static Main prepare(Configuration configuration, ExtFiles files) {
    Main camel = new Main();
    // Camel's own hook would compete with ours, and keep all stopped objects in memory.
    camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
    camel.setDefaultPropertyPlaceholderLocation("false");
    MainConfigurationProperties options = camel.configure();
    options.setName("sml-connector");
    options.setRoutesIncludePattern(files.pattern());
    options.setShutdownTimeout(30);
    options.setSourceLocationEnabled(true);
    // No body is a stream that two steps read.
    options.setStreamCachingEnabled(false);
    options.setStartupSummaryLevel(StartupSummaryLevel.Off);
    // An option of Camel that is not secure stops the start, such as trust in all certificates. A
    // secret is plain text here, since SecretReader has read it from its variable or file.
    options.setProfile("prod");
    options.securityConfig().setSecretPolicy("allow");
    // Thousands of mailboxes would mean tens of thousands of MBeans; metrics replace them.
    options.setJmxEnabled(false);
    properties(configuration.settings()).forEach(camel::addInitialProperty);
    configuration.ext().forEach(camel::addInitialProperty);
    if (!files.routes().isEmpty()) {
      superviseExt(options);
    }
    configuration
        .camel()
        .stringPropertyNames()
        .forEach(key -> camel.addOverrideProperty(key, configuration.camel().getProperty(key)));
    // Otherwise the log of a failure would contain the message, and so personal data.
    camel.addOverrideProperty("camel.main.log-exhausted-message-body", "false");
    return camel;
  }

  // A server of somebody else that is away must not stop the connector from starting.
  private static void superviseExt(MainConfigurationProperties options) {
    options
        .routeControllerConfig()
        .withEnabled(true)
        .withIncludeRoutes(ExtRoutes.PREFIX + "*")
        .withInitialDelay(0)
        .withBackOffDelay(5_000)
        .withBackOffMultiplier(2)
        .withBackOffMaxDelay(60_000);
  }

  // The placeholders of the route files; times are in milliseconds.
  private static Map<String, String> properties(Settings settings) {
    return Map.ofEntries(
        entry("retention.schedule", settings.retention().schedule()),
        entry("parse.non-leads", settings.parse().nonLeads().written()),
        entry("retention.non-leads", settings.retention().nonLeads().toMillis()),
        entry("sml.check-interval", settings.sml().checkInterval().toMillis()),
        entry("sml.probe-interval", settings.sml().probeInterval().toMillis()),
        entry("callback.interval", settings.callback().interval().toMillis()),
        entry("reply.interval", settings.reply().interval().toMillis()),
        entry("report.daily", settings.report().daily()),
        entry("report.weekly", settings.report().weekly()),
        entry("report.time-zone", settings.report().timeZone()),
        entry("reload.interval", settings.reload().interval().toMillis()));
  }

  private static Map.Entry<String, String> entry(String name, Object value) {
    return Map.entry(name, value.toString());
  }
}
