package es.sml.connector.ops.sml;

import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.pause.ResumptionView;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.util.Set;

/**
 * Resumes an account that is paused because of SML's Retry-After. An account that a person paused
 * is refused.
 */
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
          "refused.no-account",
          "dealers.yaml has no account {0}{1}",
          PrintableText.line(account),
          Misspelling.hint(account, accounts.ids()));
    }
    Pause pause = pauses.of(PauseKind.ACCOUNT, account);
    if (pause != null) {
      throw OpsException.conflict(
          "refused.account-paused",
          "the account is {0}; end that pause with resume account {1}",
          PrintableText.line(pause.text()),
          account);
    }
    boolean paused = breaker.endWait(account);
    audit.note(request.action("resume-account", account), null, paused ? "resuming" : "running");
    return new ResumptionView(
        account,
        accounts.of(account),
        paused ? "resuming" : "running",
        (paused
                ? LocalizedText.of(
                    "outcome.resuming",
                    "the connector tests SML now; the account resumes when SML responds")
                : LocalizedText.of("outcome.not-paused", "the account is not paused"))
            .in(request.language()));
  }
}
