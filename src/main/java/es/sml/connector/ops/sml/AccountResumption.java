package es.sml.connector.ops.sml;

import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.pause.ResumptionView;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.util.Set;

/** Resumes an account that is paused because of SML's Retry-After. */
public record AccountResumption(
    AccountCircuitBreaker breaker,
    Pauses pauses,
    AccountEnvironments accounts,
    OperatorAudit audit) {
  public ResumptionView resume(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    String account = request.name();
    if (!accounts.ids().contains(account)) {
      throw OpsException.missing(
          "dealers.yaml has no account "
              + PrintableText.line(account)
              + "; its accounts are "
              + String.join(", ", accounts.ids()));
    }
    Pause pause = pauses.of(PauseKind.ACCOUNT, account);
    if (pause != null) {
      throw OpsException.conflict(
          "the account is "
              + PrintableText.line(pause.text().toString())
              + "; end that pause with resume account "
              + account);
    }
    boolean paused = breaker.endWait(account);
    audit.note(request.action("resume-account", account), null, paused ? "resuming" : "running");
    return new ResumptionView(
        account,
        accounts.of(account),
        paused ? "resuming" : "running",
        paused
            ? "the connector tests SML now; the account resumes when SML responds"
            : "the account is not paused");
  }
}
