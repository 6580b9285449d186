package es.sml.connector.runtime.access;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** A Camel context with a few of the connector's route files, for a command. */
final class AccessContext {
  private AccessContext() {}

  /** Prepares it; the caller binds the beans of its routes, and starts it. */
  static void init(Main main, Path routes, List<String> files) {
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    main.setDefaultPropertyPlaceholderLocation("false");
    main.configure().setName("access");
    main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
    main.configure().setJmxEnabled(false);
    main.configure()
        .setRoutesIncludePattern(
            files.stream()
                .map(name -> "file:" + routes.toAbsolutePath() + "/" + name + ".camel.yaml")
                .collect(Collectors.joining(",")));
    main.init();
  }
}
