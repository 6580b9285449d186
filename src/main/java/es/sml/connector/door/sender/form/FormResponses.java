package es.sml.connector.door.sender.form;

import es.sml.connector.door.FormRules;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.sender.message.HeaderMessages;
import es.sml.connector.language.LocalizedText;
import java.util.Map;

/**
 * The texts of the responses to a form that is stored, empty or one too many: a page for a browser,
 * JSON for a program.
 */
record FormResponses(FormRules rules) {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PAGE =
      "<!doctype html><html lang=\"es\"><meta charset=\"utf-8\"><meta name=\"viewport\""
          + " content=\"width=device-width\"><title>%s</title><body"
          + " style=\"font:1.1rem/1.5 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem\">"
          + "<h1>%s</h1><p>%s</p>";
  private static final int SEE_OTHER = 303;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;

  DoorResponse stored(DoorRequest request, String reference) {
    if (!isBrowser(request)) {
      return HeaderMessages.received(reference);
    }
    if (rules.thanks() != null) {
      return DoorResponse.empty(SEE_OTHER, Map.of("Location", rules.thanks().toASCIIString()));
    }
    return page(200, "Gracias", "Hemos recibido tu mensaje.", null);
  }

  DoorResponse invalid(DoorRequest request) {
    LocalizedText title = LocalizedText.of("refusal.empty-form", "the form is empty");
    return isBrowser(request)
        ? page(
            UNPROCESSABLE,
            "Faltan datos",
            "El formulario está vacío. Vuelve a la página anterior y complétalo.",
            title)
        : DoorResponse.problem(UNPROCESSABLE, title);
  }

  /** Asks to wait until the limit of the address counts anew. */
  DoorResponse tooMany(DoorRequest request) {
    LocalizedText title =
        LocalizedText.of(
            "refusal.too-many-forms",
            "too many forms of this address in a minute: see form.limit-per-minute");
    DoorResponse response =
        isBrowser(request)
            ? page(
                TOO_MANY,
                "Demasiados envíos",
                "Espera un minuto, vuelve a la página anterior y envía el formulario de nuevo.",
                title)
            : DoorResponse.problem(TOO_MANY, title);
    return response.with(Map.of("Retry-After", String.valueOf(AddressLimits.PERIOD.toSeconds())));
  }

  private static DoorResponse page(int status, String title, String text, LocalizedText reason) {
    return new DoorResponse(status, HTML, PAGE.formatted(title, title, text), Map.of(), reason);
  }

  // A browser that navigates asks for HTML; a plug-in or a script does not.
  private static boolean isBrowser(DoorRequest request) {
    String accept = request.header("accept");
    return accept != null && accept.contains("text/html");
  }
}
