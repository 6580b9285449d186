package es.sml.connector.runtime.step;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.connection.SmlConnections;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.session.SmlSessions;
import es.sml.connector.sml.session.TokenStore;
import es.sml.connector.status.StatusSync;
import es.sml.connector.status.Subscriptions;
import es.sml.connector.status.SyncPlan;
import es.sml.connector.status.store.EventOutbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A process with a small heap that runs the status sync once and searches once. */
public final class LargePageReader {
  private static final List<String> ROUTES = List.of("00-errors", "31-sml-login", "32-sml-request");
  private static final int PARALLEL = 4;

  private LargePageReader() {}

  /**
   * Prints how many leads are followed, and how many the search listed.
   *
   * @param arguments SML's address, a directory for the database, and whether to run the sync
   */
  public static void main(String[] arguments) throws Exception {
    SmlSettings settings =
        new SmlSettings(null, null, null, null, null, null, null, null, null, null, null);
    Map<String, Account> accounts =
        Map.of(
            "main",
            new Account(
                URI.create(arguments[0]),
                null,
                "u",
                new Secret("p"),
                null,
                PARALLEL,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    try (DefaultCamelContext camel = new DefaultCamelContext();
        SmlConnections connections = new SmlConnections(settings, 2 * PARALLEL);
        Database database =
            Database.open(new DatabaseSettings(null, null, null, 2), Path.of(arguments[1]))) {
      camel.addComponent("http", connections.component());
      ProducerTemplate template = camel.createProducerTemplate();
      SmlSessions sessions = new SmlSessions(() -> accounts, settings, template, TokenStore.ALONE);
      SmlSteps.bind(
          camel.getRegistry(), sessions, new RequestRateLimiter(() -> accounts), settings);
      for (String routes : ROUTES) {
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(
                ResourceHelper.resolveMandatoryResource(
                    camel, "file:routes/" + routes + ".camel.yaml"));
      }
      Map<String, Object> access = Map.of("account", "main", "root", arguments[0]);
      camel.addRouteFromTemplate("login", "sml-login", access);
      camel.addRouteFromTemplate("request", "sml-request", access);
      camel.start();
      SmlClient client = new SmlClient(template, settings.pageSize());
      if (Boolean.parseBoolean(arguments[2])) {
        sync(client, sessions, database).sync("main");
      }
      long followed =
          database.read(
              jdbc -> jdbc.sql("SELECT COUNT(*) FROM tracked_lead").query(Long.class).single());
      long[] listed = {0};
      client.forEach(
          "main",
          SmlOperation.LIST_LEADS,
          Map.of("search", "x"),
          SmlLeadRecord.class,
          lead -> listed[0]++);
      System.out.println("followed " + followed + ", listed " + listed[0]);
    }
  }

  private static StatusSync sync(SmlClient client, SmlSessions sessions, Database database) {
    return new StatusSync(
        client,
        new SmlOperations(client, sessions),
        database,
        new EventOutbox(database),
        () ->
            new Subscriptions(Map.of("norte", new Subscriptions.Subscription("main", List.of(4L)))),
        () -> Map.of("main", new SyncPlan("0 0/5 * * * ?", PARALLEL, 0)));
  }
}
