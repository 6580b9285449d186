package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deliver.AccountPause;
import es.sml.connector.deliver.OperationAudit;
import java.util.Set;
import java.util.function.Supplier;

/** Ends the wait of an account that SML asked to be left alone by. */
record AccountResumption(AccountPause pause, Supplier<Set<String>> accounts, OperationAudit audit) {
  ObjectNode resume(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    String account = request.name();
    if (!accounts.get().contains(account)) {
      throw OpsException.missing(
          "there is no account "
              + PrintableText.line(account)
              + "; there are "
              + String.join(", ", accounts.get()));
    }
    boolean paused = pause.endWait(account);
    audit.note(request.operation("resume-account", account), null, paused ? "asking" : "running");
    return JsonNodeFactory.instance
        .objectNode()
        .put("account", account)
        .put("outcome", paused ? "asking" : "running")
        .put(
            "text",
            paused
                ? "SML is asked now; the account goes on once SML answers"
                : "the account is not paused");
  }
}
