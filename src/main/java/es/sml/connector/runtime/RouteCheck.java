package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.logging.LogLimits;
import es.sml.connector.runtime.ext.ExtFiles;
import es.sml.connector.runtime.ext.ExtFinding;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.ext.RoutesLintException;
import es.sml.connector.runtime.lint.RouteFileRules;
import es.sml.connector.runtime.lint.UnconnectedLedger;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.node.Nodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.main.Main;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Checks the routes as a start puts them together, without a broker, a database or SML. */
public final class RouteCheck {
  private RouteCheck() {}

  /**
   * Checks the routes and their instances for the dealers.
   *
   * @param routes directory of the route files
   * @return the routes in routes/ext
   * @throws RoutesLintException with all faults
   */
  public static List<ExtFinding> lint(Configuration configuration, Path routes) throws Exception {
    LogLimits.install();
    ExtFiles files = ExtFiles.beside(routes);
    files.check();
    List<LocalizedText> faults = faults(files);
    try (CloseOrder opened = new CloseOrder()) {
      Main main = CamelMain.prepare(configuration, files);
      try {
        load(main, configuration, files, opened, faults);
        if (!faults.isEmpty()) {
          throw new RoutesLintException(faults);
        }
        return ExtRoutes.found(main.getCamelContext());
      } finally {
        main.stop();
      }
    }
  }

  /** Returns the faults of the route files that show without a configuration. */
  public static List<LocalizedText> faultsOfFiles(Path routes) {
    ExtFiles files = ExtFiles.beside(routes);
    List<LocalizedText> faults = faults(files);
    try {
      files.check();
    } catch (RoutesLintException e) {
      faults.addAll(e.faults());
    }
    return faults;
  }

  /**
   * Checks the routes of the integrator.
   *
   * @param routes directory of the route files
   */
  public static List<ExtFinding> checkExt(Configuration configuration, Path routes)
      throws Exception {
    if (ExtFiles.beside(routes).routes().isEmpty()) {
      return List.of();
    }
    try {
      return lint(configuration, routes);
    } catch (RoutesLintException e) {
      return ExtFinding.of(e);
    }
  }

  private static List<LocalizedText> faults(ExtFiles files) {
    return new ArrayList<>(RouteFileRules.faults(files.own(), files.routes()));
  }

  private static void load(
      Main main,
      Configuration configuration,
      ExtFiles files,
      CloseOrder opened,
      List<LocalizedText> faults)
      throws Exception {
    RunningConfiguration running = new RunningConfiguration(LoadedConfiguration.of(configuration));
    Systems systems =
        new Systems(
            new UnconnectedLedger(),
            new SimpleDriverDataSource(),
            null,
            null,
            opened.add(SmlConnectionPool.open(configuration)),
            Nodes.none());
    OperatorAccess access = new OperatorAccess(running);
    try {
      main.init();
      Monitoring monitoring = opened.add(new Monitoring(running, systems::broker));
      new ConnectorModule(main.getCamelContext(), running, monitoring, systems, access, opened)
          .add(files);
    } catch (RoutesLintException e) {
      faults.addAll(e.faults());
    } catch (Exception e) {
      if (faults.isEmpty()) {
        throw e;
      }
      // Otherwise the faults of the files are the reason, and they name the step.
    }
  }
}
