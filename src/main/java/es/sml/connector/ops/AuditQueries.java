package es.sml.connector.ops;

import es.sml.connector.ledger.action.AuditEntry;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.deadletter.DeadLetterCursor;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.http.TimeRange;
import es.sml.connector.ops.view.AuditView;
import java.util.List;
import java.util.Map;

/** Lists the audit in pages, newest first, also from one time to another. */
record AuditQueries(OperatorAudit audit) {
  AuditView list(OpsRequest request) {
    int limit = Paging.limit(request.query().get("limit"));
    Map<String, String> query = request.query();
    TimeRange range = TimeRange.of(query.get("since"), query.get("until"));
    DeadLetterCursor after =
        query.get("after") == null
            ? new DeadLetterCursor(range.until() == null ? Long.MAX_VALUE : range.untilMillis(), "")
            : DeadLetterCursor.read(query.get("after"));
    List<AuditEntry> found =
        audit.list(
            query.getOrDefault("key", ""),
            range.since() == null ? 0 : range.sinceMillis(),
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
}
