package es.sml.connector.runtime.step;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.LeadStage;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.parse.setting.UnsureLeads;
import es.sml.connector.runtime.context.LeadContext;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/**
 * The step that holds an unsure lead until an operator replays it. After that it is not held again.
 */
public final class HoldSteps extends RouteSteps {
  private final UnsureLeads leads;
  private final LeadHistory history;

  public HoldSteps(Registry registry, UnsureLeads leads, LeadHistory history) {
    super(registry);
    this.leads = leads;
    this.history = history;
  }

  public void bind() {
    bind("unsureLeads.hold", this::hold);
  }

  private void hold(Exchange lead) {
    Optional<String> reason = leads.reasonToHold(lead.getMessage().getBody(Lead.class));
    LeadContext context = LeadContext.of(lead);
    // In every other state SML may have the lead, and it must be reconciled.
    boolean received = context.recorded().state() == LeadState.RECEIVED;
    if (reason.isPresent() && received && !isReleased(lead)) {
      context.setStage(LeadStage.HOLD);
      throw new UnreadableMessageException(reason.get());
    }
  }

  // Only an operator's replay leads from a recorded hold back to RECEIVED. The ledger keeps that
  // over a crash, and no message can claim it.
  private boolean isReleased(Exchange lead) {
    return history.of(key(lead)).stream()
        .anyMatch(move -> UnsureLeads.isReasonToHold(move.reason()));
  }
}
