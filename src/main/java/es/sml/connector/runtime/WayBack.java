package es.sml.connector.runtime;

import es.sml.connector.callback.CallbackConnections;
import es.sml.connector.callback.CallbackHeaders;
import es.sml.connector.callback.CallbackRelay;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.callback.SourceCrm;
import es.sml.connector.callback.WebhookAnswer;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.config.Settings;
import es.sml.connector.deliver.CreatedLeads;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.parse.ParseResult;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.status.CrmJson;
import es.sml.connector.status.EventOutbox;
import es.sml.connector.status.Followers;
import es.sml.connector.status.LeadReplies;
import es.sml.connector.status.LeadWatch;
import es.sml.connector.status.OwnChanges;
import es.sml.connector.status.StatusSettings;
import es.sml.connector.status.StatusSync;
import es.sml.connector.status.SyncPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultMessage;

/** The beans and steps that publish events and send replies. */
final class WayBack extends Steps {
  private WayBack(Registry registry) {
    super(registry);
  }

  /** Returns the listener that queues the events of created leads. */
  static CreatedLeads watch(RunningConfiguration configuration, LedgerTransactions transactions) {
    return new LeadWatch(
        transactions,
        new EventOutbox(transactions),
        configuration.ofDealers(dealers -> dealers.crms().keySet()));
  }

  /** Returns the filter for changes that a dealer's own command caused. */
  static OwnChanges ownChanges(
      RunningConfiguration configuration, LedgerTransactions transactions) {
    return new OwnChanges(transactions, configuration.ofDealers(WayBack::toldOfOwn));
  }

  private static Set<String> toldOfOwn(Dealers dealers) {
    return dealers.crms().entrySet().stream()
        .filter(crm -> crm.getValue().echoOwnChanges())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Returns the schedule of each account's status sync. */
  static Map<String, SyncPlan> plans(Dealers dealers, StatusSettings settings) {
    Map<String, SyncPlan> plans = new LinkedHashMap<>();
    dealers.accounts().forEach((id, account) -> plans.put(id, plan(account, settings)));
    return plans;
  }

  /** Returns the schedule of one account's status sync. */
  static SyncPlan plan(Account account, StatusSettings settings) {
    return new SyncPlan(
        account.statusSchedule() == null ? settings.schedule() : account.statusSchedule(),
        account.pagesAtOnce(settings.parallelPages()),
        settings.historySamplePercent());
  }

  /** Returns the HTTP client for all webhooks. */
  static CallbackConnections connections(Dealers dealers, CallbackSettings settings) {
    return new CallbackConnections(settings, parallel(dealers));
  }

  /** Returns the limit of parallel webhook requests. */
  static int parallel(Dealers dealers) {
    int all =
        dealers.crms().values().stream()
            .filter(crm -> crm.webhook() != null)
            .mapToInt(crm -> crm.webhook().parallelEvents())
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
            configuration.ofDealers(WayBack::followers),
            configuration.ofDealers(dealers -> plans(dealers, settings.status()))));
    registry.bind(
        "callbackRelay",
        new CallbackRelay(
            outbox, template, settings.callback(), configuration.ofDealers(Dealers::crms)));
    WayBack steps = new WayBack(registry);
    WebhookAnswer answer = new WebhookAnswer();
    steps.bind("webhookAnswer.check", answer::check);
    steps.bindBean("callbackHeaders", new CallbackHeaders());
    steps.bindReplies(new LeadReplies(transactions));
  }

  private void bindReplies(LeadReplies replies) {
    bindBean("leadReplies", replies);
    bindBean("crmJson", CrmJson.MAPPER);
    bind(
        "leadReplies.ask",
        lead -> {
          String replyTo = text(lead, LeadProperties.REPLY_TO);
          if (replyTo != null) {
            replies.ask(
                key(lead),
                replyTo,
                text(lead, LeadProperties.CORRELATION_ID),
                Boolean.TRUE.equals(lead.getProperty(LeadProperties.AGAIN)));
            // Send one reply only: a dismissed message may become a dead letter, too.
            lead.removeProperty(LeadProperties.REPLY_TO);
          }
        });
    bind("leadReplies.created", lead -> layCreated(replies, lead));
    bind(
        "leadReplies.divide",
        lead ->
            replies.divide(
                key(lead), lead.getProperty("LeadResult", ParseResult.Leads.class).numbers()));
  }

  private static void layCreated(LeadReplies replies, Exchange lead) {
    Message answer = new DefaultMessage(lead);
    answer.setBody(
        replies.created(
            key(lead),
            text(lead, LeadProperties.CORRELATION_ID),
            text(lead, LeadProperties.DEALER),
            text(lead, LeadProperties.EXTERNAL_ID),
            lead.getProperty(LeadProperties.SML_ID, Long.class)));
    answer.setHeader("JMSCorrelationID", text(lead, LeadProperties.CORRELATION_ID));
    lead.setProperty(ReplySteps.QUEUE, text(lead, LeadProperties.REPLY_TO));
    lead.setMessage(answer);
  }

  private static Followers followers(Dealers dealers) {
    Map<String, Followers.Follower> followers = new LinkedHashMap<>();
    for (Map.Entry<String, SourceCrm> crm : dealers.crms().entrySet()) {
      followers.put(
          crm.getKey(),
          new Followers.Follower(
              dealers.dealers().get(crm.getKey()).account(), crm.getValue().concessionaires()));
    }
    return new Followers(followers);
  }
}
