package es.sml.connector.console.page;

import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageMessages;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.OpsRefusals;
import es.sml.connector.ops.http.Refusal;
import java.util.Map;

/**
 * Why a form was refused. It names the fields by the labels that the person sees, where the text of
 * the ops API names its own fields.
 *
 * @param status the HTTP status
 */
record FormRefusal(int status, String text) {
  static FormRefusal of(RuntimeException failure, PageRequest pageRequest) {
    Refusal refusal = OpsRefusals.of(failure);
    LocalizedText reason = refusal.reason();
    String name = "form." + reason.code();
    PageMessages messages = PageMessages.in(pageRequest.language());
    LocalizedText shown =
        messages.has(name) ? new LocalizedText("", messages.get(name), reason.arguments()) : reason;
    return new FormRefusal(refusal.status(), shown.in(pageRequest.language().locale()));
  }

  /**
   * Returns the page of a form, with the refusal as {@code refused} and its status.
   *
   * @param refusal null if nothing was refused
   */
  static Outcome view(String page, Map<String, Object> values, FormRefusal refusal) {
    values.put("refused", refusal == null ? null : refusal.text());
    return new Outcome.View(page, refusal == null ? 200 : refusal.status(), values);
  }
}
