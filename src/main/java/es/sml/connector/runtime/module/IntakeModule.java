package es.sml.connector.runtime.module;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.endpoint.ChannelTester;
import es.sml.connector.door.endpoint.DoorComponent;
import es.sml.connector.door.endpoint.DoorRecords;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.door.fetch.FetchChannels;
import es.sml.connector.door.fetch.api.ApiConnections;
import es.sml.connector.inbox.InboxComponent;
import es.sml.connector.inbox.cursor.MailboxCursors;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.intake.LeadIntake;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.ops.OpsDoor;
import es.sml.connector.runtime.step.FetchSteps;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/**
 * The components and beans of the stations before the inbound queue: the mailboxes, the door, the
 * fetching of leads and their intake.
 */
public final class IntakeModule {
  private final CamelContext context;
  private final Registry registry;
  private final RunningConfiguration running;
  private final Settings settings;
  private final LedgerTransactions transactions;

  public IntakeModule(
      CamelContext context, RunningConfiguration running, LedgerTransactions transactions) {
    this.context = context;
    this.registry = context.getRegistry();
    this.running = running;
    this.settings = running.now().configuration().settings();
    this.transactions = transactions;
  }

  /** Returns the connections to the platforms that leads are fetched from. */
  public static ApiConnections connections() {
    return new ApiConnections();
  }

  /**
   * Adds the mailboxes.
   *
   * @param ownership decides which node reads a mailbox
   */
  public void addMailboxes(Mailboxes mailboxes, Ownership ownership) {
    InboxComponent inboxes =
        new InboxComponent(new MailboxCursors(transactions), mailboxes, ownership);
    inboxes.limitMails((int) settings.intake().maxMessageSize().bytes());
    HeapBudget fetching = HeapBudget.forFetching();
    inboxes.shareBudget(fetching);
    registry.bind(DeliveryModule.FETCHING, fetching);
    context.addComponent("inbox", inboxes);
  }

  /**
   * Adds the door, and returns it for operators.
   *
   * @param isBlocked whether the broker accepts no message
   */
  public OpsDoor addDoor(BooleanSupplier isBlocked) {
    DoorComponent door = new DoorComponent();
    context.addComponent("door", door);
    registry.bind("doorThreads", new StoringThreads(isBlocked));
    DoorRecords records = new DoorRecords(transactions);
    registry.bind("doorRecords.recognize", Processor.class, records);
    return new OpsDoor(new ChannelTester(door), running.ofDealers(Dealers::channels), records);
  }

  /** Binds the intake of leads, and their fetching from platforms. */
  public void bindLeads(ApiConnections platforms) {
    registry.bind(
        "extJson", new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS));
    registry.bind(
        "leadIntake.accept",
        Processor.class,
        new LeadIntake(
            new InboundMessages(settings.intake()),
            running.ofDealers(Dealers::accountsByDealer),
            running.ofDealers(Dealers::withRoutes)));
    registry.bind("fetchChannels", new FetchChannels());
    FetchSteps.bind(registry, platforms, settings);
  }
}
