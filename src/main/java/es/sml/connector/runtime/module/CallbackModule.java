package es.sml.connector.runtime.module;

import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.callback.dispatch.CrmMonitor;
import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.callback.webhook.CallbackHeaders;
import es.sml.connector.callback.webhook.WebhookAnswer;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.reply.LeadReplies;
import es.sml.connector.runtime.context.ConsumedMessage;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.step.ReplySteps;
import es.sml.connector.runtime.step.RouteSteps;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.status.CreatedLeadListener;
import es.sml.connector.status.StatusSettings;
import es.sml.connector.status.StatusSync;
import es.sml.connector.status.Subscriptions;
import es.sml.connector.status.SyncPlan;
import es.sml.connector.status.event.CrmJson;
import es.sml.connector.status.store.CrmStates;
import es.sml.connector.status.store.EchoFilter;
import es.sml.connector.status.store.EventOutbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultMessage;

/**
 * The beans and steps that publish events and send replies. An account's own schedule of the status
 * sync comes before the setting.
 */
public final class CallbackModule extends RouteSteps {
  /** Registry name of the states of the CRMs. */
  public static final String CRM_MONITOR = "crmMonitor";

  /** Registry name of the sender of events. */
  public static final String RELAY = "callbackRelay";

  private CallbackModule(Registry registry) {
    super(registry);
  }

  /** Returns the listener that queues the events of created leads. */
  public static CreatedLeads createdLeadListener(
      RunningConfiguration configuration, LedgerTransactions transactions) {
    return new CreatedLeadListener(
        transactions,
        new EventOutbox(transactions),
        configuration.ofDealers(dealers -> dealers.crms().keySet()));
  }

  /** Returns the filter for changes that a dealer's own command caused. */
  static EchoFilter echoFilter(
      RunningConfiguration configuration, LedgerTransactions transactions) {
    return new EchoFilter(transactions, configuration.ofDealers(CallbackModule::echoDealers));
  }

  private static Set<String> echoDealers(Dealers dealers) {
    return dealers.crms().entrySet().stream()
        .filter(crm -> crm.getValue().echoOwnChanges())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Returns the schedule of each account's status sync. */
  public static Map<String, SyncPlan> plans(Dealers dealers, StatusSettings settings) {
    Map<String, SyncPlan> plans = new LinkedHashMap<>();
    dealers.accounts().forEach((id, account) -> plans.put(id, plan(account, settings)));
    return plans;
  }

  /** Returns the cron expression of each account whose leads a CRM follows. */
  public static Map<String, String> syncSchedules(Dealers dealers, StatusSettings settings) {
    Map<String, String> schedules = new LinkedHashMap<>();
    dealers
        .crms()
        .keySet()
        .forEach(
            dealer -> {
              String id = dealers.dealers().get(dealer).account();
              schedules.put(id, plan(dealers.accounts().get(id), settings).schedule());
            });
    return schedules;
  }

  public static SyncPlan plan(Account account, StatusSettings settings) {
    return new SyncPlan(
        account.statusSchedule() == null ? settings.schedule() : account.statusSchedule(),
        account.pagesAtOnce(settings.parallelPages()),
        settings.historySamplePercent());
  }

  /** Returns the HTTP client for all webhooks. */
  public static CallbackConnections connections(Dealers dealers, CallbackSettings settings) {
    return new CallbackConnections(settings, parallel(dealers));
  }

  /** Returns the limit of parallel webhook requests, with one test of each CRM. */
  public static int parallel(Dealers dealers) {
    int all =
        dealers.crms().values().stream()
            .filter(crm -> crm.webhook() != null)
            .mapToInt(crm -> crm.webhook().parallelEvents() + 1)
            .sum();
    return Math.max(1, all);
  }

  static void bind(
      Registry registry,
      RunningConfiguration configuration,
      SmlClient client,
      SmlOperations operations,
      LedgerTransactions transactions,
      ProducerTemplate template) {
    Settings settings = configuration.now().configuration().settings();
    EventOutbox outbox = new EventOutbox(transactions);
    registry.bind(
        "statusSync",
        new StatusSync(
            client,
            operations,
            transactions,
            outbox,
            configuration.ofDealers(CallbackModule::subscriptions),
            configuration.ofDealers(dealers -> plans(dealers, settings.status()))));
    CrmStates states = new CrmStates(transactions);
    Supplier<Map<String, SourceCrm>> crms = configuration.ofDealers(Dealers::crms);
    CallbackRelay relay = new CallbackRelay(outbox, states, template, settings.callback(), crms);
    registry.bind(RELAY, relay);
    registry.bind(CRM_MONITOR, new CrmMonitor(outbox, states, relay, crms));
    CallbackModule steps = new CallbackModule(registry);
    WebhookAnswer answer = new WebhookAnswer();
    steps.bind("webhookAnswer.check", answer::check);
    steps.bindBean("callbackHeaders", new CallbackHeaders());
    steps.bindReplies(new LeadReplies(transactions));
  }

  private void bindReplies(LeadReplies replies) {
    bindBean("leadReplies", replies);
    bindBean("crmJson", CrmJson.MAPPER);
    bind(
        "leadReplies.request",
        lead -> {
          ConsumedMessage message = LeadContext.of(lead).consumed();
          if (message.replyTo() != null) {
            replies.ask(
                key(lead),
                message.replyTo(),
                correlationId(lead),
                Boolean.TRUE.equals(message.redelivered()));
            // Send one reply only: a dismissed message may become a dead letter, too.
            message.setReplyTo(null);
          }
        });
    bind("leadReplies.created", lead -> setCreatedReply(replies, lead));
    bind(
        "leadReplies.divide",
        lead -> replies.divide(key(lead), LeadContext.of(lead).parsed().leads().numbers()));
  }

  private static String correlationId(Exchange lead) {
    return text(lead, LeadProperties.NAME);
  }

  private static void setCreatedReply(LeadReplies replies, Exchange lead) {
    LeadContext context = LeadContext.of(lead);
    Message answer = new DefaultMessage(lead);
    answer.setBody(
        replies.created(
            key(lead),
            correlationId(lead),
            text(lead, LeadProperties.DEALER),
            context.posting().externalId(),
            context.posting().created().id()));
    answer.setHeader("JMSCorrelationID", correlationId(lead));
    lead.setProperty(ReplySteps.QUEUE, context.consumed().replyTo());
    lead.setMessage(answer);
  }

  private static Subscriptions subscriptions(Dealers dealers) {
    Map<String, Subscriptions.Subscription> subscriptions = new LinkedHashMap<>();
    for (Map.Entry<String, SourceCrm> crm : dealers.crms().entrySet()) {
      subscriptions.put(
          crm.getKey(),
          new Subscriptions.Subscription(
              dealers.dealers().get(crm.getKey()).account(), crm.getValue().concessionaires()));
    }
    return new Subscriptions(subscriptions);
  }
}
