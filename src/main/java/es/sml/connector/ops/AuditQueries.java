package es.sml.connector.ops;

import es.sml.connector.ledger.action.AuditEntry;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.deadletter.DeadLetterCursor;
import es.sml.connector.ops.deadletter.DeadLetterFilter;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.view.AuditView;
import java.util.List;

/** Lists the audit in pages, newest first, also from one time to another. */
record AuditQueries(OperatorAudit audit) {
  AuditView list(OpsRequest request) {
    int limit = Paging.limit(request.query().get("limit"));
    long until = time(request, "until", Long.MAX_VALUE);
    DeadLetterCursor after =
        request.query().get("after") == null
            ? new DeadLetterCursor(until, "")
            : DeadLetterCursor.read(request.query().get("after"));
    List<AuditEntry> found =
        audit.list(
            request.query().getOrDefault("key", ""),
            time(request, "since", 0),
            after.deadLetteredAt(),
            after.id(),
            limit + 1);
    AuditEntry last = found.size() > limit ? found.get(limit - 1) : null;
    return new AuditView(
        found.stream()
            .limit(limit)
            .map(
                entry ->
                    new AuditView.Entry(
                        MaskedViews.time(entry.at()),
                        entry.who(),
                        entry.operation(),
                        entry.leadKey(),
                        entry.details(),
                        entry.outcome()))
            .toList(),
        last == null ? null : last.at() + "-" + last.auditId());
  }

  private static long time(OpsRequest request, String name, long usual) {
    Long time = DeadLetterFilter.time(name, request.query().get(name));
    return time == null ? usual : time;
  }
}
