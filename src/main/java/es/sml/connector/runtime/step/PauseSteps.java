package es.sml.connector.runtime.step;

import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.pause.Pauses;
import es.sml.connector.runtime.context.ConsumedMessage;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.queue.PausedLeads;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The steps of leads whose dealer or channel is paused, and the refresh of the pauses. */
public final class PauseSteps extends RouteSteps {
  private static final Logger LOG = LoggerFactory.getLogger(PauseSteps.class);

  public PauseSteps(Registry registry) {
    super(registry);
  }

  public void bindRefresh(Pauses pauses, PausedLeads leads) {
    bind("pauses.refresh", unused -> refresh(pauses));
    bind("pausedLeads.moveBack", unused -> leads.moveBack());
  }

  /**
   * Binds the steps that make a lead wait.
   *
   * @param paused whether the lead of a message must wait
   */
  public void bindLeads(
      Predicate<InboundMessage> paused, InboundMessages messages, ConsumedMessages consumed) {
    bind(
        "pausedLeads.check",
        lead -> LeadContext.of(lead).consumed().setPaused(paused.test(message(lead))));
    bind("pausedLeads.prepare", lead -> prepare(messages, consumed, lead));
  }

  // Without the database, the pauses stay as they are. Its component of health has the reason.
  private static void refresh(Pauses pauses) {
    try {
      pauses.refresh();
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("the pauses cannot be read", e);
    }
  }

  private static void prepare(InboundMessages messages, ConsumedMessages consumed, Exchange lead) {
    LeadContext context = LeadContext.of(lead);
    ConsumedMessage message = context.consumed();
    messages.replaceContent(lead, consumed.whole(lead));
    lead.getMessage().setHeader(LeadHeaders.HELD, message.refused());
    lead.getMessage().setHeader(LeadHeaders.ACCOUNT, account(lead));
    lead.getMessage().setHeader(LeadHeaders.PROGRESS, context.parsed().progress().write());
  }
}
