package es.sml.connector.runtime.context;

import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.sml.limit.ConcurrencyLimiter;

/** A lead as it is sent to SML. */
public final class Posting {
  private SmlLead lead;
  private String externalId;
  private LeadOrigin origin = LeadOrigin.UNKNOWN;
  private ConcurrencyLimiter.Slot slot;
  private boolean rateLimited;
  private SendDeadline deadline;
  private Long begunAt;
  private CreatedLead created;

  public SmlLead lead() {
    return lead;
  }

  public String externalId() {
    return externalId;
  }

  public LeadOrigin origin() {
    return origin;
  }

  public void setLead(SmlLead lead, String externalId, LeadOrigin origin) {
    this.lead = lead;
    this.externalId = externalId;
    this.origin = origin;
  }

  /** Returns the permission to send the lead. */
  public ConcurrencyLimiter.Slot slot() {
    return slot;
  }

  public void setSlot(ConcurrencyLimiter.Slot slot) {
    this.slot = slot;
  }

  /** Returns whether the lead has passed the account's requests-per-minute limit. */
  public boolean rateLimited() {
    return rateLimited;
  }

  public void setRateLimited() {
    rateLimited = true;
  }

  /** Returns the end of this consumer's time to send the lead. Later another one may send it. */
  public SendDeadline deadline() {
    return deadline;
  }

  public void setDeadline(SendDeadline deadline) {
    this.deadline = deadline;
  }

  /** Returns whether SML may have the lead by this delivery. */
  public boolean begun() {
    return begunAt != null;
  }

  /** Returns when it began, in milliseconds since 1970 by the database's clock. */
  public long begunAt() {
    return begunAt;
  }

  public void begin(long at) {
    begunAt = at;
  }

  /** Returns the lead in SML's response to its creation; null before the response. */
  public CreatedLead created() {
    return created;
  }

  public void setCreated(CreatedLead created) {
    this.created = created;
  }
}
