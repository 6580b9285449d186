package es.sml.connector.sandbox;

import java.time.Instant;

/** Carries out writes and enters each in the audit; all of them are the API's own user's. */
final class LeadWrites {
  private final LeadStore store;
  private final Audit audit;
  private final ReferenceData.User user;

  LeadWrites(LeadStore store, Audit audit, ReferenceData.User user) {
    this.store = store;
    this.audit = audit;
    this.user = user;
  }

  StoredLead create(LeadDraft draft, Instant at) {
    StoredLead lead = store.create(draft, occasion(at));
    audit.created(lead, at);
    return lead;
  }

  StoredLead change(Operation operation, StoredLead before, LeadDraft draft, Instant at) {
    StoredLead after = store.change(before, draft, occasion(at));
    audit.changed(operation, before, after, at);
    return after;
  }

  private LeadMaker.Occasion occasion(Instant at) {
    return new LeadMaker.Occasion(user, at);
  }
}
