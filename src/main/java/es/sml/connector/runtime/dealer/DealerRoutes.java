package es.sml.connector.runtime.dealer;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.callback.file.EventFolder;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.callback.webhook.WebhookSignature;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.intake.DealerQueue;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.intake.poll.DropFolderIntake;
import es.sml.connector.intake.poll.DropFolders;
import es.sml.connector.runtime.queue.BrokerDeadQueues;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.signin.OAuthLogins;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Creates the routes of each dealer's mailboxes, queues, drop folders, channels and CRM. */
public final class DealerRoutes {
  private final CamelContext context;
  private final TemplateRoutes routes;
  private final BegunRoute begun;
  private final MailboxRoutes mailboxes;
  private final ChannelRoutes channels;
  private final DropFolders dropFolders;

  /**
   * @param ownership shares the mailboxes among the nodes
   * @param dropFolders registry of the drop folders
   */
  public DealerRoutes(
      CamelContext context,
      Ownership ownership,
      OAuthLogins logins,
      LedgerTransactions transactions,
      Mailboxes mailboxes,
      DropFolders dropFolders) {
    this.context = context;
    this.routes = new TemplateRoutes(context);
    this.begun = new BegunRoute(context);
    this.mailboxes = new MailboxRoutes(routes, begun, ownership, logins, transactions, mailboxes);
    this.channels = new ChannelRoutes(context, routes, begun, transactions);
    this.dropFolders = dropFolders;
  }

  /**
   * A created route.
   *
   * @param undo action after the route's removal
   */
  record Made(String route, List<Runnable> undo) {}

  String name(DealerEndpoint endpoint) {
    return template(endpoint.source()).of(endpoint.instance());
  }

  Made add(DealerEndpoint endpoint, int sessions) {
    if (endpoint.source() instanceof BrokerDeadQueues queues) {
      begun.bind("brokerDeadConsumers-" + endpoint.account(), queues.consumers());
      routes.add(
          RouteId.BROKER_DEAD_LEAD, endpoint.instance(), Map.of("account", endpoint.account()));
    } else if (endpoint.source() instanceof SourceCrm crm) {
      addCrm(endpoint, crm);
    } else if (endpoint.source() instanceof DealerQueue queue) {
      addQueue(endpoint, queue, sessions);
    } else if (endpoint.source() instanceof DropFolder folder) {
      addDropFolder(endpoint, folder);
    } else if (endpoint.source() instanceof OpenChannel channel) {
      channels.add(endpoint, channel);
    } else if (endpoint.source() instanceof Inbox inbox) {
      mailboxes.add(endpoint, inbox);
    }
    return new Made(name(endpoint), begun.end());
  }

  /** Removes the beans of a route that could not be created. */
  void dropBegun() {
    begun.drop();
  }

  private static RouteId template(Object source) {
    if (source instanceof BrokerDeadQueues) {
      return RouteId.BROKER_DEAD_LEAD;
    }
    if (source instanceof SourceCrm crm) {
      return switch (crm.channel()) {
        case QUEUE -> RouteId.CALLBACK_QUEUE;
        case FOLDER -> RouteId.CALLBACK_FOLDER;
        case WEBHOOK -> RouteId.CALLBACK_WEBHOOK;
      };
    }
    if (source instanceof Inbox inbox) {
      return MailboxRoutes.template(inbox);
    }
    if (source instanceof OpenChannel open) {
      return ChannelRoutes.template(open);
    }
    return source instanceof DealerQueue ? RouteId.DEALER_QUEUE_MESSAGE : RouteId.DROP_FOLDER_FILE;
  }

  private void addCrm(DealerEndpoint endpoint, SourceCrm crm) {
    String id = endpoint.dealer();
    switch (crm.channel()) {
      case QUEUE ->
          routes.add(
              RouteId.CALLBACK_QUEUE, id, Map.of("dealer", id, "queue", crm.statusQueueFor(id)));
      case FOLDER -> {
        begun.bind("callbackFolder-" + id, new EventFolder(crm.folder()));
        routes.add(RouteId.CALLBACK_FOLDER, id, Map.of("dealer", id));
      }
      case WEBHOOK -> {
        begun.bind("callbackSignature-" + id, new WebhookSignature(crm.webhook().secrets()));
        String client = "callbackClient-" + id;
        begun.bind(
            client,
            context
                .getRegistry()
                .lookupByNameAndType("callbackConnections", CallbackConnections.class)
                .newClient(crm.webhook().url().getScheme()));
        routes.add(
            RouteId.CALLBACK_WEBHOOK,
            id,
            Map.of("dealer", id, "url", crm.webhook().url(), "client", client));
      }
    }
  }

  private void addQueue(DealerEndpoint endpoint, DealerQueue queue, int sessions) {
    String id = endpoint.dealer();
    routes.add(
        RouteId.DEALER_QUEUE_MESSAGE,
        id,
        endpoint.account(),
        Map.of(
            "dealer",
            id,
            "account",
            endpoint.account(),
            "queue",
            queue.nameFor(id),
            "sessions",
            sessions,
            "beginners",
            AccountRoutes.beginners(sessions)));
  }

  private void addDropFolder(DealerEndpoint endpoint, DropFolder folder) {
    String id = endpoint.dealer();
    DropFolderIntake intake = dropFolders.add(id, folder);
    begun.onRemoval(() -> dropFolders.remove(intake));
    begun.check(intake.health());
    begun.bind("dropFolderPolls-" + id, intake.pollStrategy());
    begun.bind("dropFolderMoves-" + id, intake.moves());
    begun.bind("dropFolderErrors-" + id, intake.errors());
    routes.add(
        RouteId.DROP_FOLDER_FILE,
        id,
        Map.of(
            "dealer", id,
            "account", endpoint.account(),
            "directory", folder.directory(),
            "delay", folder.pollInterval().toMillis()));
  }
}
